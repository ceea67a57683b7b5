"""The parts of a Word file read as the standard says (ISO/IEC 29500-1), each thing in one place."""
