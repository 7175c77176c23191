#include "app/digest.hpp"

#include "core/access/digest_service.hpp"
#include "core/access/notice_service.hpp"
#include "core/calendar/calendar_store.hpp"
#include "core/notices/delivery_service.hpp"
#include "core/notices/digest_store.hpp"

#include <algorithm>
#include <chrono>

namespace holdfast::app {

static constexpr std::chrono::hours first_hour{7};

/// In a year whose bank holidays nobody has entered yet, every weekday is one.
static bool is_working(const calendar::Calendar& calendar, Date day) {
    const int year = static_cast<int>(std::chrono::year_month_day{day}.year());
    if (year >= calendar.first_year() && year <= calendar.last_year()) return calendar.is_working(day);
    return std::chrono::weekday{day}.iso_encoding() <= 5;
}

static std::vector<Id<trail::Account>> due(trail::View& view) {
    const bool is_time = view.now() >= start_of_day(view.today()) + first_hour && is_working(calendar::load_calendar(view), view.today());
    return is_time ? notices::awaiting_digest(view) : std::vector<Id<trail::Account>>{};
}

static access::TitleFor titles_of(const Program& program) {
    return [&program](trail::View& view, Id<trail::Account> reader, std::string_view key) -> std::optional<std::string_view> {
        for (const auto& feature : program.features())
            for (const auto& [kind, permission] : feature.notices) {
                if (kind.key != key) continue;
                const auto holders = access::holders_of(view, permission, program.roles());
                const bool may_open = permission == permissions::signed_in || std::ranges::find(holders, reader) != holders.end();
                return may_open ? std::optional(kind.title) : std::nullopt;
            }
        return std::nullopt;
    };
}

int write_digests(Program& program) {
    if (!program.mail().is_on()) return 0;
    const auto product = notices::the_product();
    const auto accounts = *program.journal().view(product, [](trail::View& view) -> Outcome<std::vector<Id<trail::Account>>> { return due(view); });
    int letters = 0;
    for (const auto account : accounts)
        letters += *program.journal().change(product, "The day's digest",
                                             [&](trail::Change& change) -> Outcome<bool> { return access::write_digest(change, account, titles_of(program)); });
    return letters;
}

}  // namespace holdfast::app
