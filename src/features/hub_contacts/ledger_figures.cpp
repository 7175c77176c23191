#include "features/hub_contacts/ledger_figures.hpp"

#include "features/hub_contacts/permissions.hpp"

namespace holdfast::hub_contacts {

using figures::Figure;
using figures::Share;
using figures::YearFigures;

template <class Map, class Key>
static auto number_in(const Map& map, const Key& key) {
    const auto at = map.find(key);
    return at == map.end() ? typename Map::mapped_type{} : at->second;
}

std::string_view short_words(Rating rating) { return rating == Rating::red ? "Red" : rating == Rating::amber ? "Amber" : "Green"; }
std::string_view short_words(Onward onward) {
    switch (onward) {
        case Onward::social_care: return "Referral to children's social care";
        case Onward::lado: return "Designated officer";
        default: return in_words(onward);
    }
}
std::string_view short_words(Adviser adviser) {
    switch (adviser) {
        case Adviser::not_needed: return "Not needed";
        case Adviser::offered: return "Offered";
        case Adviser::declined: return "Declined";
        default: return "Involved";
    }
}

static void add_months(YearFigures& year, const Counts& counts) {
    year.add(measures::contacts, {}, counts.year.all);
    year.add_share(measures::abuse_percent, {}, {counts.year.abuse, counts.year.all}, 1);
    year.add(measures::abuse, {}, counts.year.abuse);
    year.add(measures::present, {}, counts.year.present);
    for (const auto& month : year.months()) {
        const auto number = number_in(counts.months, month);
        year.add_month(measures::contacts, month, number.all);
        year.add_month(measures::abuse, month, number.abuse);
        year.add_month(measures::present, month, number.present);
    }
}

/// What became of the contacts, all of them or those about domestic abuse.
static void add_onwards(YearFigures& year, const figures::Measure& measure, const std::map<Onward, std::int64_t>& onwards, std::int64_t undecided) {
    std::int64_t all = undecided;
    for (const auto& [onward, number] : onwards) all += number;
    year.add(measure, {}, all);
    for (const auto& word : words_for(Onward{})) year.add_part(measure, short_words(word.value), number_in(onwards, word.value), {}, "outcome");
    year.add_part(measure, not_decided, undecided, {}, "outcome");
}

static void add_kinds(YearFigures& year, const Counts& counts) {
    for (const auto kind : every_sender_kind) year.add_part(measures::contacts, in_words(kind), number_in(counts.senders, kind), {}, "agency");
    for (const auto& word : words_for(Rating{})) year.add_part(measures::contacts, short_words(word.value), number_in(counts.ratings, word.value), {}, "rating");
    year.add_part(measures::contacts, not_rated, counts.unrated, {}, "rating");
    add_onwards(year, measures::onward, counts.onwards, counts.undecided);
    if (counts.year.abuse == 0) return;
    add_onwards(year, measures::abuse_onward, counts.onwards_of_abuse, counts.undecided_of_abuse);
    for (const auto& word : words_for(Adviser{}))
        year.add(measures::adviser, short_words(word.value), number_in(counts.advisers, word.value));
    year.add(measures::conference, {}, counts.conferences);
}

static void add_shares(YearFigures& year, const Counts& counts) {
    Share all;
    for (const auto& [kind, share] : counts.decided) {
        all.part += share.part;
        all.whole += share.whole;
        if (share.whole > 0) year.add_share(measures::decided, in_words(kind), share, 1);
    }
    if (all.whole > 0) year.add_share(measures::decided, {}, all, 1);
    for (const auto& [rating, share] : counts.rated)
        if (share.whole > 0) year.add_share(measures::rated, short_words(rating), share, 1);
    if (counts.again.whole > 0) year.add_share(measures::again, {}, counts.again, 1);
}

std::vector<Figure> hub_figures(trail::View& view, const figures::Wanted& wanted) {
    std::vector<Figure> made;
    if (!view.may(permissions::count)) return made;
    for (const auto& period : years_counted(view)) {
        if (!wanted.covers(period)) continue;
        const auto counts = count_contacts(view, period);
        if (counts.year.all == 0) continue;
        YearFigures year(period, view.today(), "counting contacts on record", made);
        add_months(year, counts);
        add_kinds(year, counts);
        add_shares(year, counts);
    }
    return made;
}

}  // namespace holdfast::hub_contacts
