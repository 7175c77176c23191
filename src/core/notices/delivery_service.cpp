#include "core/notices/delivery_service.hpp"

#include "core/notices/inbox_store.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>

namespace holdfast::notices {

static constexpr std::chrono::hours kept_when_done{30 * 24};

trail::Actor the_product() { return {.name = "Holdfast", .address = "this machine"}; }

std::chrono::minutes wait_after(int tries) {
    constexpr std::array minutes{1, 2, 5, 15, 30, 60, 120, 240};
    return std::chrono::minutes{minutes.at(static_cast<std::size_t>(std::clamp(tries - 1, 0, static_cast<int>(minutes.size()) - 1)))};
}

static RecordRef record_of(Id<Message> id) { return {"mail", std::to_string(id.number)}; }

static void finish(trail::Journal& journal, const Message& message, State state, const std::string& problem, const Log& log) {
    const auto noted = journal.change(the_product(), "Mail", [&](trail::Change& change) -> Outcome<Done> {
        close(change, message.id, state, problem);
        change.record({state == State::sent ? "notices.mail_sent" : "notices.mail_not_delivered", record_of(message.id), message.kind});
        return Done{};
    });
    (void)noted;  // it cannot be refused
    if (state == State::failed) log.warning("mail_not_delivered", {{"mail", message.id.number}, {"why", problem}});
}

static void wait(trail::Journal& journal, const Message& message, const std::string& problem, const Log& log) {
    journal.database().write([&](store::Writer& writer) {
        postpone(writer, message.id, journal.now() + wait_after(message.tries), problem);
        return store::Verdict::keep;
    });
    log.warning("mail_waits", {{"mail", message.id.number}, {"tries", std::int64_t{message.tries}}, {"why", problem}});
}

static std::optional<Message> claimed(trail::Journal& journal, Id<Message> id) {
    std::optional<Message> message;
    journal.database().write([&](store::Writer& writer) {
        message = claim(writer, id, journal.now());
        return store::Verdict::keep;
    });
    return message;
}

/// The letter, handed over; or why it could not even be written.
static Answer send(const Delivery& delivery, const Message& message, const std::stop_token& stop) {
    const auto key = message.sealed_key.empty() ? std::string{} : delivery.open_key(message);
    if (!key) return {Answer::Kind::refused, "the key of its link is not on this machine"};
    try {
        return delivery.hand_over(letter_of(message, delivery.settings, *key), stop);
    } catch (const std::exception& fault) {  // a file of a password or certificates that cannot be read
        return {Answer::Kind::unreachable, fault.what()};
    }
}

static void count(Tally& tally, Answer::Kind kind) {
    if (kind == Answer::Kind::taken) ++tally.sent;
    else if (kind == Answer::Kind::refused) ++tally.failed;
    else ++tally.waiting;
}

static void settle(trail::Journal& journal, const Message& message, const Answer& answer, const Log& log) {
    if (answer.kind == Answer::Kind::taken) return finish(journal, message, State::sent, "", log);
    if (answer.kind == Answer::Kind::refused) return finish(journal, message, State::failed, answer.problem, log);
    wait(journal, message, answer.problem, log);
}

/// They wait as the one does that could not be sent, without a try of their own being counted.
static void put_others_off(trail::Journal& journal, std::span<const Id<Message>> others, const std::string& problem) {
    if (others.empty()) return;
    journal.database().write([&](store::Writer& writer) {
        for (const auto id : others) put_off(writer, id, journal.now() + wait_after(1), problem);
        return store::Verdict::keep;
    });
}

Tally deliver(trail::Journal& journal, const Delivery& delivery, Due due, const std::stop_token& stop) {
    const auto ids = *journal.view(the_product(), [&](trail::View& view) -> Outcome<std::vector<Id<Message>>> { return waiting(view, due); });
    Tally tally;
    for (std::size_t i = 0; i < ids.size() && !stop.stop_requested(); ++i) {
        const auto message = claimed(journal, ids[i]);
        if (!message) continue;
        const Answer answer =
            message->not_after <= journal.now() ? Answer{Answer::Kind::refused, "it could not be sent in time"} : send(delivery, *message, stop);
        settle(journal, *message, answer, delivery.log);
        count(tally, answer.kind);
        if (answer.kind != Answer::Kind::unreachable) continue;
        put_others_off(journal, std::span(ids).subspan(i + 1), answer.problem);
        tally.waiting += static_cast<int>(ids.size() - i - 1);
        break;
    }
    return tally;
}

void tidy(trail::Journal& journal, const Log& log) {
    const Instant before = journal.now() - kept_when_done;
    const auto late = *journal.view(the_product(), [&](trail::View& view) -> Outcome<std::vector<Id<Message>>> { return overdue(view); });
    for (const auto id : late)
        if (const auto message = claimed(journal, id)) finish(journal, *message, State::failed, "it could not be sent in time", log);
    const bool is_any = *journal.view(the_product(), [&](trail::View& view) -> Outcome<bool> { return has_done_before(view, before) || has_old_items(view); });
    if (!is_any) return;
    journal.database().write([&](store::Writer& writer) {
        forget_done(writer, before);
        forget_old_items(writer, journal.now());
        return store::Verdict::keep;
    });
}

Outcome<Done> send_again(trail::Change& change, Id<Message> id) {
    if (!try_again(change, id)) return conflict("This message was sent already, or is of no use any more.");
    change.record({"notices.mail_tried_again", record_of(id)});
    return Done{};
}

}  // namespace holdfast::notices
