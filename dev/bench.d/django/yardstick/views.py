from collections import Counter

from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.db.models import Prefetch
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from .models import Decision, Event, Indicator, Person, Target, Value
from .rating import display, rate, sparkline, target_in_words, trend

YEARS_OF_HISTORY = 5
NAVIGATION = [
    ("Home", "/"), ("Scorecard", "/scorecard"), ("Business plan", "/business-plan"), ("Budget", "/budget"), ("Groups", "/groups"), ("Reports", "/reports"), ("Figures", "/figures"), ("Imports", "/imports"),
]


def plain(request):
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


def years_to(year):
    first = int(year[:4])
    return [f"{start}-{(start + 1) % 100:02}" for start in range(first - YEARS_OF_HISTORY + 1, first + 1)]


def load(year):
    return Indicator.objects.prefetch_related(
        Prefetch("targets", Target.objects.filter(year=year)),
        Prefetch("values", Value.objects.filter(year__in=years_to(year)).order_by("year", "period")),
        Prefetch("decisions", Decision.objects.filter(year=year)),
    )


def decided(decision, reason):
    return f"{decision.word}, decided by {decision.decided_by}: {decision.reason.rstrip('.')}. By the rule: {reason}"


def parted(reason, shown):
    """The rule's words as its value, what stands between, and what the value is held against, which are links."""
    rest = reason[len(shown):] if shown and reason.startswith(shown) else ""
    at = next((i for i, letter in enumerate(rest) if letter in "0123456789-£"), len(rest))
    return {"between": rest[:at], "against": rest[at:]}


def row_of(indicator, year):
    target = next(iter(indicator.targets.all()))
    history = list(indicator.values.all())
    value = history[-1] if history and history[-1].year == year else None
    rating, reason, is_within = rate(value, target, indicator.unit)
    direction = trend(history[-2] if len(history) > 1 else None, value, target, rating)
    decisions = {decision.kind: decision for decision in indicator.decisions.all()}
    if "trend" in decisions:
        direction = decisions["trend"].word
    note = "Green within tolerance: " if is_within else ""
    shown = display(value.value, indicator.unit) if value and value.value else None
    words = parted(reason, shown)
    if "rating" in decisions:
        rating, note = decisions["rating"].word, "Overridden: " + decided(decisions["rating"], "")
    return {
        "code": indicator.code, "topic": indicator.topic, "description": indicator.description, "rating": rating, "trend": direction,
        "note": note, "reason": reason, **words, "status": value.status if value else "Not submitted",
        "key": f"{indicator.measure}/{value.period}" if value else "",
        "shown": shown,
        "chart": sparkline(history), "good_is": target.good_is, "target": target_in_words(target, indicator.unit), "has_target": bool(target.low or target.high),
        "is_approved": value is not None and value.status == "Approved",
    }


@permission_required("yardstick.view_indicator")
def scorecard(request, year):
    rows = [row_of(indicator, year) for indicator in load(year)]
    if not rows:
        raise Http404
    counts = Counter(row["rating"] or "none" for row in rows)
    context = {
        "year": year, "rows": rows, "counts": [(name, counts[name], label) for name, label in
                                               [("red", "Red"), ("amber", "Amber"), ("green", "Green"), ("none", "Not rated")]],
        "approved": sum(row["is_approved"] for row in rows), "held": sum(row["shown"] is not None or row["key"] != "" for row in rows),
        "ratings": [("", "All"), ("red", "Red"), ("amber", "Amber"), ("green", "Green"), ("none", "Not rated")],
        "trends": ["Improving", "Declining", "Static", "Sustained"], "navigation": NAVIGATION,
    }
    return render(request, "scorecard.html", context)


@permission_required("yardstick.add_value")
def submission(request, code, period):
    indicator = get_object_or_404(Indicator, code=code)
    with transaction.atomic():
        Value.objects.create(indicator=indicator, period=period, year=period[:4], basis=request.POST["basis"],
                             value=request.POST["value"], status="Submitted")
        Event.objects.create(actor=request.user.first_name, type="scorecard.value_submitted", kind="indicator", reference=code, detail=period)
    return HttpResponseRedirect(f"/indicators/{code}")


SECTIONS = ["Names", "Birth and death", "Family and household", "Addresses", "Numbers", "Characteristics"]


@permission_required("yardstick.view_person", raise_exception=True)
def person(request, reference):
    """The page of a child's record, for who works with the child; nobody is told afterwards who looked."""
    child = get_object_or_404(Person.objects.filter(workers=request.user), reference=reference)
    facts = [fact for fact in child.facts.all() if not fact.withdrawn_why]
    sections = [(title, [fact for fact in facts if fact.kind == title]) for title in SECTIONS]
    return render(request, "person.html", {"child": child, "sections": sections})
