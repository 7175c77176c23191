#include "core/pathway/strangers.hpp"

namespace holdfast::pathway {

namespace {

/// Calls `visit(place, record)` for the record and every record in it that is there.
template <class Record, class Visit>
void walk(Record& record, const std::string& place, Visit&& visit) {
    visit(place, record);
    std::remove_const_t<Record>::each(record, [&](std::string_view name, auto& field) {
        const std::string there = place.empty() ? std::string(name) : place + "/" + std::string(name);
        if constexpr (requires { field.foreign; }) {
            if (field.is_there) walk(field, there, visit);
        } else if constexpr (requires { field.begin()->foreign; }) {
            for (std::size_t i = 0; i < field.size(); ++i) walk(field[i], there + " " + std::to_string(i + 1), visit);
        }
    });
}

}  // namespace

std::vector<Stranger> strangers_in(const census::Child& child) {
    std::vector<Stranger> strangers;
    walk(child, "", [&](const std::string& place, const auto& record) {
        for (const auto& each : record.foreign)
            strangers.push_back({place, each.after == census::Foreign::last ? -1 : static_cast<std::int64_t>(each.after), std::string(each.xml)});
    });
    return strangers;
}

void put_back(const std::vector<Stranger>& strangers, census::Child& child, census::Keeper& texts) {
    if (strangers.empty()) return;
    walk(child, "", [&](const std::string& place, auto& record) {
        for (const auto& stranger : strangers) {
            if (stranger.place != place) continue;
            auto& put = record.foreign.add();
            put.xml = texts.text(stranger.xml);
            put.after = stranger.after < 0 ? census::Foreign::last : static_cast<std::size_t>(stranger.after);
        }
    });
}

}  // namespace holdfast::pathway
