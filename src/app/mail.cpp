#include "app/mail.hpp"

#include "app/digest.hpp"
#include "app/features.hpp"
#include "core/actions/reminder_service.hpp"
#include "core/access/account_store.hpp"
#include "core/notices/address.hpp"
#include "core/sign_in/reset_service.hpp"
#include "core/trail/seal_store.hpp"
#include "core/trail/witness_store.hpp"
#include "features/early_help/worklist_service.hpp"
#include "features/lado/due_service.hpp"
#include "features/lado/permissions.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::app {

static sign_in::LinkMail link_mail(Program& program) { return {.keys = program.keys(), .partnership = program.partnership()}; }

notices::Tally send_mail(Program& program, notices::Due due, const std::stop_token& stop) {
    if (!program.mail().is_on()) return {};
    sign_in::answer_wishes(program.journal(), link_mail(program));
    const notices::Delivery delivery{
        .settings = program.mail(),
        .log = program.log(),
        .hand_over = [&](const notices::Letter& letter, const std::stop_token& stopping) { return notices::hand_over(program.mail(), letter, stopping); },
        .open_key = [&](const notices::Message& message) { return sign_in::opened_link_key(message.sealed_key, message.about, program.keys()); }};
    return notices::deliver(program.journal(), delivery, due, stop);
}

policy::GlassWatch watch_glass(Program& program) {
    const auto product = notices::the_product();
    const bool is_any = *program.journal().view(product, [](trail::View& view) -> Outcome<bool> { return policy::is_glass_to_be_watched(view); });
    if (!is_any) return {};
    return *program.journal().change(product, "Every minute",
                                     [&](trail::Change& change) -> Outcome<policy::GlassWatch> { return policy::watch_glass(change, program.roles()); });
}

static bool is_due(const trail::Witness& witness, int hours, Instant now) {
    return !witness.email.empty() && (!witness.asked_at || *witness.asked_at + std::chrono::hours{hours} <= now);
}

static std::string request_words(const Program& program, const trail::Witness& witness) {
    return fmt::format(
        "A checkpoint of the trail of {} is attached for {} to sign. On the machine that holds your key:\n\n"
        "    holdfast audit cosign --keys FOLDER --name {} witness-request.txt\n\n"
        "It signs only what adds to what you signed before. Send the line it prints back to whoever runs the trail, who adds it at\n"
        "{{site}}/trail/witnesses\n\nThe first time, give --log-key with the public key of the log, which comes to you by another way than mail.\n\n"
        "If it does not sign, do not try again: tell the partnership and the other witnesses what it said.\n",
        program.partnership(), witness.agency, witness.key.name);
}

static void ask(trail::Change& change, const Program& program, const trail::Witness& witness) {
    const auto request = trail::request_to(change, witness);
    if (!request) return;
    const std::string about = "witness " + witness.key.name;
    notices::withdraw(change, "witness_request", about);
    notices::put(change, {.kind = "witness_request",
                          .about = about,
                          .recipient = witness.email,
                          .subject = "A checkpoint to sign",
                          .body = request_words(program, witness),
                          .attachment = notices::Attachment{"witness-request.txt", request->in_text()},
                          .not_after = change.now() + std::chrono::hours{std::max(program.mail().witness_hours, 24)}});
    trail::mark_asked(change, witness);
    change.record({"trail.witness_asked", {"trail_witness", witness.key.name}});
}

int ask_witnesses(Program& program) {
    if (!program.mail().is_on()) return 0;
    auto due =
        *program.journal().view(notices::the_product(), [](trail::View& view) -> Outcome<std::vector<trail::Witness>> { return trail::every_witness(view); });
    std::erase_if(due, [&](const trail::Witness& witness) { return !is_due(witness, program.mail().witness_hours, program.journal().now()); });
    if (due.empty()) return 0;
    trail::seal(program.journal().database(), program.keys(), program.journal().now());
    const auto asked = program.journal().change(notices::the_product(), "Witnesses are asked", [&](trail::Change& change) -> Outcome<Done> {
        for (const auto& witness : due) ask(change, program, witness);
        return Done{};
    });
    return asked ? static_cast<int>(due.size()) : 0;
}

int remind_owners(Program& program) {
    const auto desks = desks_of_actions(program.keys(), program.roles());
    const auto is_due =
        program.journal().view(notices::the_product(), [&](trail::View& view) -> Outcome<bool> { return actions::is_reminder_due(view, desks); });
    if (!*is_due) return 0;
    return *program.journal().change(notices::the_product(), "Actions are due",
                                     [&](trail::Change& change) -> Outcome<int> { return actions::remind(change, desks); });
}

int tell_officers(Program& program) {
    const auto is_due = program.journal().view(notices::the_product(), [](trail::View& view) -> Outcome<bool> { return lado::is_due_notice_to_be_sent(view); });
    if (!*is_due) return 0;
    const auto office = lado::office_with(program.keys());
    return *program.journal().change(notices::the_product(), "Clocks of allegations are due",
                                     [&](trail::Change& change) -> Outcome<int> { return lado::tell_of_due_clocks(change, *office); });
}

static int tell_lead_professionals(Program& program) {
    const auto is_due =
        program.journal().view(notices::the_product(), [](trail::View& view) -> Outcome<bool> { return early_help::is_lateness_to_be_told(view); });
    if (!*is_due) return 0;
    return *program.journal().change(notices::the_product(), "Early help is late",
                                     [](trail::Change& change) -> Outcome<int> { return early_help::tell_of_lateness(change); });
}

void see_to_what_is_overdue(Program& program) {
    watch_glass(program);
    remind_owners(program);
    tell_officers(program);
    tell_lead_professionals(program);
    ask_witnesses(program);
    write_digests(program);
    notices::tidy(program.journal(), program.log());
}

Outcome<Done> set_witness_email(Program& program, const trail::Actor& actor, const std::string& name, const std::string& email) {
    if (!email.empty() && !notices::is_address(email)) return invalid(fmt::format("\"{}\" is no address that mail can be sent to", email));
    return program.journal().change(actor, "Witness's address", [&](trail::Change& change) -> Outcome<Done> {
        const auto witnesses = trail::every_witness(change);
        const auto witness = std::ranges::find(witnesses, name, [](const auto& each) { return each.key.name; });
        if (witness == witnesses.end()) return not_found(fmt::format("no witness is called {}", name));
        trail::set_witness_email(change, witness->key, email);
        change.record({"trail.witness_address_set", {"trail_witness", name}});
        return Done{};
    });
}

static Outcome<Id<trail::Account>> account_called(trail::View& view, const std::string& user_name) {
    const auto accounts = access::load_accounts(view);
    const auto found = std::ranges::find(accounts, user_name, &access::Account::user_name);
    if (found == accounts.end()) return not_found(fmt::format("there is no account named {}", user_name));
    return found->id;
}

Outcome<int> invite(Program& program, const trail::Actor& actor, const std::string& reason, const std::optional<std::string>& user_name) {
    TRY(notices::check(program.mail()));
    if (!program.mail().is_on()) return conflict("mail is off: --show-link prints a link to hand over");
    return program.journal().change(actor, reason, [&](trail::Change& change) -> Outcome<int> {
        if (!user_name) return sign_in::invite_all(change, link_mail(program), program.roles());
        const auto account = TRY(account_called(change, *user_name));
        TRY(sign_in::invite(change, account, link_mail(program), program.roles()));
        return 1;
    });
}

Outcome<std::string> link_for(Program& program, const trail::Actor& actor, const std::string& reason, const std::string& user_name) {
    return program.journal().change(actor, reason, [&](trail::Change& change) -> Outcome<std::string> {
        const auto account = TRY(account_called(change, user_name));
        const auto key = TRY(sign_in::hand_over_invitation(change, account, program.roles()));
        return fmt::format("{}/link?key={}", program.mail().site, key);
    });
}

}  // namespace holdfast::app
