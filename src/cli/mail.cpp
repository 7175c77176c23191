#include "cli/mail.hpp"

#include "app/mail.hpp"

#include <cstdio>
#include <fmt/format.h>

namespace holdfast::cli {

int run_mail_send(const Globals& globals, const MailOrder& order) {
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    if (!globals.mail.is_on()) return report_refusal(conflict("mail is off: give --smtp or HOLDFAST_SMTP"));
    if (const auto checked = notices::check(globals.mail); !checked) return report_refusal(checked.refusal());
    const auto program = open_program(globals);
    app::see_to_what_is_overdue(*program);
    const auto tally = app::send_mail(*program, order.is_everything ? notices::Due::all : notices::Due::due, {});
    fmt::print(stderr, "{} sent, {} to be tried again, {} could not be delivered\n", tally.sent, tally.waiting, tally.failed);
    return tally.failed > 0 ? refused : done;
}

int run_escalate(const Globals& globals) {
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    const auto watch = app::watch_glass(*open_program(globals));
    fmt::print(stderr, "{} new to be reviewed, {} overdue\n", watch.told, watch.escalated);
    return done;
}

static int run_show_link(const Globals& globals, const MailOrder& order) {
    const auto link = app::link_for(*open_program(globals), actor_of(globals), globals.reason, order.user_name);
    if (!link) return report_refusal(link.refusal());
    fmt::print("{}\n", *link);
    return done;
}

int run_invite(const Globals& globals, const MailOrder& order) {
    if (order.is_everything != order.user_name.empty()) {
        fmt::print(stderr, "holdfast: user invite takes a user name, or --all\n");
        return usage;
    }
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    if (order.is_link_shown) return order.is_everything ? report_refusal(invalid("--show-link is for one person")) : run_show_link(globals, order);
    const auto invited =
        app::invite(*open_program(globals), actor_of(globals), globals.reason, order.is_everything ? std::nullopt : std::optional(order.user_name));
    if (!invited) return report_refusal(invited.refusal());
    fmt::print(stderr, "{} invited\n", *invited);
    return done;
}

int run_witness_email(const Globals& globals, const MailOrder& order) {
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    const auto set = app::set_witness_email(*open_program(globals), actor_of(globals), order.witness, order.email);
    if (!set) return report_refusal(set.refusal());
    fmt::print(stderr, "{}\n", order.email.empty() ? "The witness is asked by mail no more." : "The witness is asked by mail from now on.");
    return done;
}

}  // namespace holdfast::cli
