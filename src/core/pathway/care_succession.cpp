#include "core/pathway/care_succession.hpp"

#include "core/pathway/annex_a_row.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::pathway {

namespace {

constexpr std::string_view goes_on = "X1";

bool is_open(const CareEpisode& episode) { return !episode.ended_on; }

/// One child's care on record beside what a list says of it.
class Succeeding {
public:
    Succeeding(const KnownCare& known, ReportedChild& said, Date as_at) : known_(known), said_(said.all<CareEpisode>()), care_(*said.care), as_at_(as_at) {}

    Succession run() {
        auto now = known_.episodes;
        std::erase_if(now, listing::is_short_break);
        std::ranges::sort(now, {}, &CareEpisode::started_on);
        const auto before = now;
        put_first_day_right(now);
        close_what_was_succeeded(now);
        end_what_the_record_succeeds(now);
        for (std::size_t i = 0; i < now.size(); ++i)
            if (!(now[i] == before[i])) succession_.corrections.emplace_back(before[i], now[i]);
        return std::move(succession_);
    }

private:
    /// The list's episodes in outline are older.
    CareEpisode& newest() const { return *std::ranges::max_element(said_, {}, &CareEpisode::started_on); }

    /// The list counts the periods of the 12 months to its day: what ran in them as far as the record knows can only be this one.
    void put_first_day_right(std::vector<CareEpisode>& now) const {
        if (now.empty() || !is_open(now.back()) || care_.is_later_period != false || known_.known_until < months_before(as_at_, 12)) return;
        const auto first = std::find_if(now.rbegin(), now.rend(), [](const CareEpisode& episode) { return episode.start_reason == "S"; });
        if (first == now.rend() || first->started_on == care_.entered_on) return;
        if (first != now.rbegin() && std::prev(first)->started_on <= care_.entered_on) return;
        if (std::next(first) != now.rend() && std::next(first)->ended_on.value_or(first->started_on) > care_.entered_on) return;
        first->started_on = care_.entered_on;
    }

    Date next_after(Date day, const std::vector<CareEpisode>& now) const {
        Date next = newest().started_on;
        for (const auto* episodes : {&std::as_const(said_), &now})
            for (const auto& episode : *episodes)
                if (episode.started_on > day) next = std::min(next, episode.started_on);
        return next;
    }

    void close_what_was_succeeded(std::vector<CareEpisode>& now) {
        const auto& list_says = newest();
        if (listing::is_short_break(list_says)) return;
        for (auto& episode : now) {
            if (!is_open(episode)) continue;
            if (episode.started_on > list_says.started_on && episode.started_on <= as_at_)
                notice("on record is an episode of care from {}, after the newest in the list, from {}", episode.started_on, list_says.started_on);
            if (episode.started_on >= list_says.started_on) continue;
            episode.ended_on = next_after(episode.started_on, now);
            if (episode.started_on >= care_.entered_on) episode.end_reason = goes_on;
            else
                notice("care from {} was open on record and ended there on {}, when it began anew: the list does not say when it had ended", episode.started_on,
                       *episode.ended_on);
        }
    }

    void end_what_the_record_succeeds(const std::vector<CareEpisode>& now) const {
        auto& list_says = newest();
        if (!is_open(list_says) || listing::is_short_break(list_says)) return;
        for (const auto& episode : now) {
            if (episode.started_on <= as_at_ || episode.started_on <= list_says.started_on) continue;
            list_says.ended_on = episode.started_on;
            if (episode.start_reason != "S") list_says.end_reason = goes_on;
            return;
        }
    }

    void notice(fmt::format_string<std::string, std::string> words, Date first, Date second) {
        succession_.notices.push_back(fmt::format(words, iso(first), iso(second)));
    }

    const KnownCare& known_;
    std::vector<CareEpisode>& said_;
    const ListedCare& care_;
    Date as_at_;
    Succession succession_{};
};

}  // namespace

Succession succession_of(const KnownCare& known, ReportedChild& said, Date as_at) {
    if (!said.care || known.episodes.empty() || said.all<CareEpisode>().empty()) return {};
    return Succeeding(known, said, as_at).run();
}

}  // namespace holdfast::pathway
