"""The records that a scorecard is made of. Numbers are kept as printed, so that 68.0 stays 68.0."""
from decimal import Decimal

from django.db import models


class Indicator(models.Model):
    code = models.CharField(max_length=20, unique=True)
    topic = models.CharField(max_length=200)
    description = models.CharField(max_length=500)
    measure = models.CharField(max_length=100)
    unit = models.CharField(max_length=20)
    basis = models.CharField(max_length=20)
    position = models.IntegerField()

    class Meta:
        ordering = ["position", "code"]


class Target(models.Model):
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    year = models.CharField(max_length=7)
    good_is = models.CharField(max_length=10)
    low = models.CharField(max_length=20)
    high = models.CharField(max_length=20)
    green_within = models.CharField(max_length=20)
    amber_within = models.CharField(max_length=20)


class Value(models.Model):
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="values")
    period = models.CharField(max_length=12)
    year = models.CharField(max_length=7, db_index=True)
    basis = models.CharField(max_length=20)
    value = models.CharField(max_length=20)
    status = models.CharField(max_length=10)

    class Meta:
        indexes = [models.Index(fields=["indicator", "period", "basis"])]

    @property
    def number(self):
        return Decimal(self.value) if self.value else None


class Decision(models.Model):
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="decisions")
    year = models.CharField(max_length=7)
    kind = models.CharField(max_length=10)
    word = models.CharField(max_length=20)
    reason = models.CharField(max_length=500)
    decided_by = models.CharField(max_length=200)


class Event(models.Model):
    at = models.DateTimeField(auto_now_add=True)
    actor = models.CharField(max_length=200)
    type = models.CharField(max_length=100)
    kind = models.CharField(max_length=100)
    reference = models.CharField(max_length=100)
    detail = models.CharField(max_length=500)


class Person(models.Model):
    """A child with a record, and whose work it is."""
    reference = models.CharField(max_length=10, unique=True)
    workers = models.ManyToManyField("auth.User")


class Fact(models.Model):
    """What an agency says of a child: a name, a birth, a characteristic, a number, an address."""
    person = models.ForeignKey(Person, models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=20)
    words = models.CharField(max_length=200)
    what = models.CharField(max_length=100)
    days = models.CharField(max_length=100)
    source = models.CharField(max_length=200)
    withdrawn_why = models.CharField(max_length=500, blank=True)
