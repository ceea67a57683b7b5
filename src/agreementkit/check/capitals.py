"""Words that have a capital letter in any English text of this kind."""

__all__ = ["LETTERS", "NAMES"]

NAMES = frozenset(
    {
        *("Act", "Acts", "Article", "Articles", "Bill", "Code", "Order", "Part", "Parts"),
        *("Regulation", "Regulations", "Schedule", "Schedules", "Section"),
        *(
            "England",
            "English",
            "Wales",
            "Welsh",
            "Scotland",
            "Northern",
            "Ireland",
            "Great",
            "Britain",
        ),
        *("United", "Kingdom", "London", "Crown", "King", "Parliament", "Government"),
        *("Minister", "Ministers", "Ministry", "Secretary", "State", "Home", "Office", "Justice"),
        *("Police", "Probation", "Service", "Services", "Cafcass", "Cymru", "Council", "Staff"),
        *("Chief", "Constable", "Commissioner", "Commission", "Information", "Acas"),
        *("Health", "Safety", "Executive", "Equality", "Human", "Rights", "Data", "Protection"),
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December", "Christmas", "Easter"),
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        *("Employer", "Employers", "Union", "Unions", "Unite", "Napo", "Prospect", "Word", "I"),
    },
)
"""Proper names, and words of the law."""

LETTERS = frozenset(
    {
        *("AI", "UK", "EU", "GB", "HR", "IT", "TV", "BBC", "NHS", "ID", "PDF", "GDPR"),
        *("UNISON", "GMB", "PCS", "FDA", "TUC", "HM"),
    },
)
"""Letters for a name that every reader of such an agreement knows."""
