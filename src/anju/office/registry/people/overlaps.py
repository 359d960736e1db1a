"""The database itself refuses two registrations of one person that share a day in one city.

A city is told by the first four digits of its division codes.  Triggers, because SQLite has no
exclusion constraint; a person's writers follow one another along their chain, so that two who
write at the same moment cannot both pass.
"""

from django.db import connections

_OTHER = """
SELECT 1 FROM registry_residenceregistration AS other
WHERE other.person_id = NEW.person_id AND other.id <> NEW.id
AND substr(other.division_code, 1, 4) = substr(NEW.division_code, 1, 4)
AND (other.last_day IS NULL OR other.last_day >= NEW.first_day)
AND (NEW.last_day IS NULL OR NEW.last_day >= other.first_day)
"""
_REFUSAL = "registrations overlap"
_NAME = "registration_overlap"

_SQLITE = f"""
CREATE TRIGGER {_NAME}_{{event}} BEFORE {{event}} ON registry_residenceregistration
WHEN EXISTS ({_OTHER}) BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END
"""
_POSTGRESQL = f"""
CREATE OR REPLACE FUNCTION anju_{_NAME}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS ({_OTHER}) THEN
        RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'exclusion_violation';
    END IF;
    RETURN NEW;
END $$
"""


def make_overlap_guards(using: str = "default") -> None:
    """Make the triggers anew; safe to do again."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for event in ("insert", "update"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {_NAME}_{event}")
                cursor.execute(_SQLITE.format(event=event))
            return
        cursor.execute(_POSTGRESQL)
        cursor.execute(f"DROP TRIGGER IF EXISTS {_NAME} ON registry_residenceregistration")
        cursor.execute(
            f"CREATE TRIGGER {_NAME} BEFORE INSERT OR UPDATE ON registry_residenceregistration"
            f" FOR EACH ROW EXECUTE FUNCTION anju_{_NAME}()"
        )
