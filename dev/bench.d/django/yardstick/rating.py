"""Rating and trend of a row, by the same rules as the product, in exact decimals."""
from decimal import ROUND_HALF_UP, Decimal


def display(text, unit):
    number = f"{Decimal(text):,}"
    return {"percent": number + "%", "days": number + " days", "rate_per_10000": number + " per 10,000"}.get(unit, number)


def target_in_words(target, unit):
    if not target.low and not target.high:
        return "not set"
    if target.low and target.high and Decimal(target.low) != Decimal(target.high):
        return f"{display(target.low, unit)} to {display(target.high, unit)}"
    return display(target.low or target.high, unit)


def bound_of(target):
    text = {"high": target.low, "low": target.high}.get(target.good_is)
    return Decimal(text) if text else None


def named_target(target, unit):
    words = target_in_words(target, unit)
    return f"the target of {words}" if unit in ("days", "rate_per_10000") else f"the {words} target"


def missed(value, shown, target, unit):
    bound = bound_of(target)
    by = bound - value if target.good_is == "high" else value - bound
    green, amber = Decimal(target.green_within), Decimal(target.amber_within)
    rating = "green" if by * 100 <= abs(bound) * green else "amber" if by * 100 <= abs(bound) * amber else "red"
    share = (by * 100 / abs(bound)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    side, within = ("beyond", target.amber_within) if rating == "red" else ("within", target.green_within if rating == "green" else target.amber_within)
    way = "short of" if target.good_is == "high" else "above"
    return rating, f"{shown} is {share}% {way} {named_target(target, unit)}: {rating}, {side} {within}%", rating == "green"


def rate(value, target, unit):
    """The rating or None, why, and whether it is green only by tolerance."""
    if value is None or value.number is None:
        return None, "No value, so no rating", False
    bound = bound_of(target)
    if bound is None:
        return None, "No target is set, so no rating", False
    shown = display(value.value, unit)
    by = bound - value.number if target.good_is == "high" else value.number - bound
    if by <= 0:
        return "green", f"{shown} meets {named_target(target, unit)}: green", False
    if bound == 0:
        return "red", f"{shown} is above {named_target(target, unit)}: red, a target of zero leaves no tolerance", False
    return missed(value.number, shown, target, unit)


def trend(earlier, value, target, rating):
    if earlier is None or value is None or earlier.number is None or value.number is None or target.good_is == "neither":
        return None
    change = value.number - earlier.number
    if change == 0 or abs(change) * 100 < abs(earlier.number):
        return "Sustained" if rating == "green" else "Static"
    return "Improving" if (change < 0) == (target.good_is == "low") else "Declining"


def sparkline(values):
    """The points of the small chart, or None where there is no line to draw."""
    numbers = [float(value.number) for value in values if value.number is not None]
    if len(numbers) < 2:
        return None
    low, high = min(numbers), max(numbers)
    points = []
    for place, number in enumerate(numbers):
        x = 4 + place * 88 / (len(numbers) - 1)
        y = 12 if high == low else 20 - (number - low) / (high - low) * 16
        points.append(f"{x:.1f} {y:.1f}")
    return {"path": "M" + "L".join(points), "x": points[-1].split()[0], "y": points[-1].split()[1]}
