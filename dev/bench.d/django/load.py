"""load.py FOLDER: makes the yardstick's database from the example's CSV files and prints a session's cookie and CSRF token."""
import csv
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yardstick.settings")
django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.auth.models import Group, Permission, User  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.middleware.csrf import _get_new_csrf_token  # noqa: E402
from yardstick.models import Decision, Fact, Indicator, Person, Target, Value  # noqa: E402


def rows_of(folder, kind):
    with open(f"{folder}/{kind}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def year_in(period):
    """The reporting year in which a period ends."""
    if len(period) == 7 and period[4] == "-" and int(period[5:]) > 12:
        return period
    year, month = int(period[:4]), int(period[5:7] or 12)
    first = year if month > 3 else year - 1
    return f"{first}-{(first + 1) % 100:02}"


def load_records(folder):
    known = {}
    for row in rows_of(folder, "indicators"):
        known[row["code"]] = Indicator.objects.create(
            code=row["code"], topic=row["topic"], description=row["description"], unit=row["unit"], basis=row["basis"],
            position=int(row["position"]), measure=row["measure"] or row["code"])
    for row in rows_of(folder, "targets"):
        Target.objects.create(indicator=known[row["code"]], year=row["year"], good_is=row["good_is"], low=row["target_low"],
                              high=row["target_high"], green_within=row["green_within"], amber_within=row["amber_within"])
    for row in rows_of(folder, "values"):
        Value.objects.create(indicator=known[row["code"]], period=row["period"], year=year_in(row["period"]), basis=row["basis"],
                             value=row["value"], status="Submitted")
    for row in rows_of(folder, "overrides"):
        for kind in ("rating", "trend"):
            if row[kind]:
                Decision.objects.create(indicator=known[row["code"]], year=year_in(row["period"]), kind=kind, word=row[kind], reason=row["reason"],
                                        decided_by=row["decided_by"])


def load_people(user):
    """A few hundred children with as many facts each as one of the example has."""
    for number in range(300):
        person = Person.objects.create(reference=f"CHILD{number:05}")
        person.workers.add(user)
        for kind, words, what in [("Birth and death", "4 March 2012", "Exact"), ("Numbers", f"C{number:07}", "Local authority's child number"),
                                  ("Numbers", f"A{number:012}", "Unique pupil number"), ("Characteristics", "Sex", "Female"),
                                  ("Characteristics", "Ethnic group", "White British"), ("Characteristics", "Disability", "None")]:
            Fact.objects.create(person=person, kind=kind, words=words, what=what, days="", source="cumberland-council")


def sign_in():
    group = Group.objects.create(name="Performance analyst")
    group.permissions.set(Permission.objects.filter(content_type__app_label="yardstick"))
    user = User.objects.create(username="performance-analyst", first_name="Example Performance analyst")
    user.groups.add(group)
    load_people(user)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    token = _get_new_csrf_token()
    return f"sessionid={session.session_key}; csrftoken={token}", token


call_command("migrate", run_syncdb=True, verbosity=0)
connection.cursor().execute("PRAGMA journal_mode = WAL")
load_records(sys.argv[1])
print(*sign_in(), sep="\n")
