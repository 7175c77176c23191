#include "features/returns/return_desk.hpp"

#include "core/access/secret.hpp"

#include <algorithm>

namespace holdfast::returns {

ReturnDesk::~ReturnDesk() {
    watch_.request_stop();
    if (watch_.joinable()) watch_.join();
}

/// With the lock held.
void ReturnDesk::forget_old(Instant now) {
    std::erase_if(sent_, [&](const auto& sent) {
        const auto state = sent->state();
        return !state.is_under_way() && now - state.settled_at > sent_waits_for;
    });
}

void ReturnDesk::watch(std::stop_token stop) {
    std::unique_lock turn(mutex_);
    while (!stop.stop_requested()) {
        wakened_.wait_for(turn, stop, std::chrono::minutes{1}, [] { return false; });
        forget_old(system_now());
    }
}

Outcome<std::shared_ptr<SentReturn>> ReturnDesk::take(Id<trail::Account> account, Sending sending, Instant now) {
    const std::lock_guard turn(mutex_);
    forget_old(now);
    const auto is_theirs = [&](const auto& sent) { return sent->account() == account; };
    if (std::ranges::count_if(sent_, is_theirs) >= static_cast<std::ptrdiff_t>(most_sent_waiting)) {
        const auto oldest = std::ranges::find_if(sent_, is_theirs);
        if ((*oldest)->state().is_under_way()) return conflict("Returns that you sent are still being read: send this one when they are done");
        sent_.erase(oldest);
    }
    if (!watch_.joinable()) watch_ = std::jthread([this](std::stop_token stop) { watch(std::move(stop)); });
    return sent_.emplace_back(std::make_shared<SentReturn>(access::random_token(), account, std::move(sending), log_));
}

std::shared_ptr<SentReturn> ReturnDesk::find(Id<trail::Account> account, std::string_view reference, Instant now) {
    const std::lock_guard turn(mutex_);
    forget_old(now);
    const auto found = std::ranges::find_if(sent_, [&](const auto& sent) { return sent->account() == account && sent->reference() == reference; });
    return found == sent_.end() ? nullptr : *found;
}

std::vector<std::shared_ptr<SentReturn>> ReturnDesk::of(Id<trail::Account> account, Instant now) {
    const std::lock_guard turn(mutex_);
    forget_old(now);
    std::vector<std::shared_ptr<SentReturn>> theirs;
    for (auto sent = sent_.rbegin(); sent != sent_.rend(); ++sent)
        if ((*sent)->account() == account) theirs.push_back(*sent);
    return theirs;
}

void ReturnDesk::drop(Id<trail::Account> account, std::string_view reference) {
    const std::lock_guard turn(mutex_);
    std::erase_if(sent_,
                  [&](const auto& sent) { return sent->account() == account && sent->reference() == reference && sent->state().stage != Stage::loading; });
}

}  // namespace holdfast::returns
