#include "features/duty_desk/rota_service.hpp"

#include "core/access/account_store.hpp"
#include "core/organisations/organisation_store.hpp"
#include "features/duty_desk/permissions.hpp"
#include "features/duty_desk/rota_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::duty_desk {

static std::string key_of(trail::View& view, const std::string& agency) {
    const auto found = organisations::find_agency_called(view, agency, view.today());
    return found ? found->key : agency;
}
static std::string own_agency(trail::View& view) { return key_of(view, view.actor().agency); }

DutyDay duty_on(trail::View& view, Date day) {
    auto days = load_days(view, own_agency(view), day, day);
    return days.empty() ? DutyDay{.on = day} : std::move(days.front());
}

std::vector<DutyDay> duty_week(trail::View& view, Date monday) {
    static constexpr int working_days = 5;
    const auto said = load_days(view, own_agency(view), monday, monday + std::chrono::days{working_days - 1});
    std::vector<DutyDay> week;
    for (int at = 0; at < working_days; ++at) {
        const Date day = monday + std::chrono::days{at};
        const auto found = std::ranges::find(said, day, &DutyDay::on);
        week.push_back(found == said.end() ? DutyDay{.on = day} : *found);
    }
    return week;
}

std::vector<Person> people_for_rota(trail::View& view) {
    const std::string own = own_agency(view);
    std::vector<Person> people;
    for (const auto& account : access::load_accounts(view))
        if (account.is_active && (account.agency == view.actor().agency || key_of(view, account.agency) == own)) people.push_back({account.id, account.name});
    return people;
}

/// The day with the names of its people; the fields with somebody who cannot be put on this rota go to `errors`.
static DutyDay named(trail::View& view, DutyDay day, std::vector<FieldError>& errors) {
    const auto people = people_for_rota(view);
    for (Turn& turn : day.turns) {
        const auto found = std::ranges::find(people, turn.person.account, &Person::account);
        if (found == people.end()) errors.push_back({turn.seat, "Choose somebody of your agency who has an account"});
        else turn.person = *found;
    }
    return day;
}

Outcome<Done> set_duty(trail::Change& change, const DutyDay& wanted) {
    if (!change.may(permissions::lead)) return forbidden();
    if (wanted.on < change.today()) return conflict(fmt::format("{} is past: its rota stays as it was.", in_words(wanted.on)));
    if (wanted.on > change.today() + furthest) return conflict("The rota is made for a year ahead at most.");
    if (duty_on(change, wanted.on).version != wanted.version)
        return conflict(fmt::format("Somebody else changed the rota of {} meanwhile. Open it again to see how it stands.", in_words(wanted.on)));
    std::vector<FieldError> errors;
    const DutyDay day = named(change, wanted, errors);
    if (errors.empty()) errors = problems_of(day);
    if (!errors.empty()) return invalid(std::move(errors));
    const std::string agency = own_agency(change);
    put_day(change, agency, day);
    change.record(
        {"duty_desk.rota_changed", {rota_kind, fmt::format("{}/{}", agency, iso(day.on))}, fmt::format("{} of {} places", day.turns.size(), seats.size())});
    return Done{};
}

std::vector<OwnTurn> own_turns(trail::View& view) { return turns_of(view, view.actor().account, view.today()); }

}  // namespace holdfast::duty_desk
