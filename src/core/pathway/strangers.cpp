#include "core/pathway/strangers.hpp"

#include <concepts>

namespace holdfast::pathway {

namespace {

/// Where a record stands: by the days of the records that it is part of, so that another order of them changes nothing; and by their numbers, as it was kept once.
struct Place {
    std::string by_day{}, by_number{};
    Place in(std::string_view name) const { return {joined(by_day, name), joined(by_number, name)}; }

private:
    static std::string joined(const std::string& place, std::string_view name) { return place.empty() ? std::string(name) : place + "/" + std::string(name); }
};

/// The first day that a record says, as it is written.
template <class Record>
std::string_view day_in(const Record& record) {
    std::string_view day;
    Record::each(record, [&](std::string_view, const auto& field) {
        if constexpr (std::same_as<std::remove_cvref_t<decltype(field)>, census::Day>)
            if (day.empty()) day = field.written;
    });
    return day;
}

/// The how many-eth of its day a record of a list is; of all where it says no day.
template <class Rows>
Place place_in(const Rows& rows, std::size_t at, const Place& list) {
    const auto day = day_in(rows[at]);
    std::size_t before = 0;
    for (std::size_t i = 0; i < at; ++i) before += day_in(rows[i]) == day ? 1 : 0;
    Place place = list;
    place.by_number += " " + std::to_string(at + 1);
    place.by_day += day.empty() ? " " + std::to_string(at + 1) : " " + std::string(day) + (before == 0 ? "" : " " + std::to_string(before + 1));
    return place;
}

/// Calls `visit(place, record)` for the record and every record in it that is there.
template <class Record, class Visit>
void walk(Record& record, const Place& place, Visit&& visit) {
    visit(place, record);
    std::remove_const_t<Record>::each(record, [&](std::string_view name, auto& field) {
        if constexpr (requires { field.foreign; }) {
            if (field.is_there) walk(field, place.in(name), visit);
        } else if constexpr (requires { field.begin()->foreign; }) {
            for (std::size_t i = 0; i < field.size(); ++i) walk(field[i], place_in(field, i, place.in(name)), visit);
        }
    });
}

/// Whether anything foreign stands in the record or a record in it: of nearly all children nothing does.
template <class Record>
bool has_strangers(const Record& record) {
    bool has = !record.foreign.empty();
    Record::each(record, [&](std::string_view, const auto& field) {
        if constexpr (requires { field.foreign; }) {
            has = has || (field.is_there && has_strangers(field));
        } else if constexpr (requires { field.begin()->foreign; }) {
            for (const auto& each : field) has = has || has_strangers(each);
        }
    });
    return has;
}

}  // namespace

std::vector<Stranger> strangers_in(const census::Child& child) {
    std::vector<Stranger> strangers;
    if (!has_strangers(child)) return strangers;
    walk(child, Place{}, [&](const Place& place, const auto& record) {
        for (const auto& each : record.foreign)
            strangers.push_back({place.by_day, each.after == census::Foreign::last ? -1 : static_cast<std::int64_t>(each.after), std::string(each.xml)});
    });
    return strangers;
}

void put_back(const std::vector<Stranger>& strangers, census::Child& child, census::Keeper& texts) {
    if (strangers.empty()) return;
    walk(child, Place{}, [&](const Place& place, auto& record) {
        for (const auto& stranger : strangers) {
            if (stranger.place != place.by_day && stranger.place != place.by_number) continue;
            auto& put = record.foreign.add();
            put.xml = texts.text(stranger.xml);
            put.after = stranger.after < 0 ? census::Foreign::last : static_cast<std::size_t>(stranger.after);
        }
    });
}

}  // namespace holdfast::pathway
