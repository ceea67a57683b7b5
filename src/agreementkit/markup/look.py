"""How the HTML page looks: large enough, dark enough, and readable on a telephone."""

__all__ = ["STYLE"]

STYLE = """
:root { color: #1a1a1a; background: #ffffff; font: 1.125rem/1.5 Arial, Helvetica, sans-serif; }
body { max-width: 44rem; margin: 0 auto; padding: 1rem; }
h1, h2, h3 { color: #1f2a44; line-height: 1.25; }
h2 { border-bottom: 2px solid #1f2a44; padding-bottom: .25rem; margin-top: 2.5rem; }
h3 { margin-top: 2rem; }
a { color: #0b4f9e; }
a:focus, .wide:focus { outline: 3px solid #0b4f9e; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; }
nav ul { list-style: none; padding-left: 0; }
nav .clause { padding-left: 1.5rem; }
.number { display: inline-block; min-width: 3rem; }
.level-2 { padding-left: 3rem; text-indent: -3rem; }
.level-3 { padding-left: 6rem; text-indent: -3rem; }
.level-4 { padding-left: 9rem; text-indent: -3rem; }
.number { text-indent: 0; }
.private { background: #7a1f2b; color: #ffffff; padding: .5rem .75rem; }
.comment, .note { border-left: 4px solid #7a1f2b; padding-left: .75rem; }
mark { background: #fff2a8; color: #1a1a1a; font-weight: bold; }
dfn { font-style: normal; font-weight: bold; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
th { background: #1f2a44; color: #ffffff; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border: 1px solid #6b6b6b; }
tbody th { background: #ffffff; color: #1a1a1a; position: sticky; left: 0; }
.table { max-width: 90rem; }
.good { background: #d9ead3; }
.fair { background: #fff2cc; }
.poor { background: #f4cccc; }
@media print { nav, .skip { display: none; } body { max-width: none; } }
"""
