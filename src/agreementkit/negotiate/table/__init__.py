"""What is decided at the table: where each clause stands, what a person may do, and the record."""
