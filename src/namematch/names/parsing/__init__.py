"""Names taken apart into title, given name, patronymic, surname, suffix and dates."""
