#include "features/returns/sent_return.hpp"

#include <utility>

namespace holdfast::returns {

std::uint64_t Sending::size() const {
    std::uint64_t size = 0;
    for (const auto& file : files) size += file.size();
    return size;
}

std::string Sending::names() const {
    std::string names;
    for (const auto& file : files) names += (names.empty() ? "" : ", ") + file.name();
    return names;
}

SentReturn::SentReturn(std::string reference, Id<trail::Account> account, Sending sending, Log log)
    : reference_(std::move(reference)),
      account_(account),
      kind_(sending.kind),
      names_(sending.names()),
      size_(sending.size()),
      log_(std::move(log)),
      sending_(std::make_shared<const Sending>(std::move(sending))) {}

SentReturn::State SentReturn::state() const {
    const std::lock_guard turn(mutex_);
    return state_;
}

std::shared_ptr<const Sending> SentReturn::sending() const {
    const std::lock_guard turn(mutex_);
    return sending_;
}

void SentReturn::begin(Stage stage) {
    const std::lock_guard turn(mutex_);
    bytes_read_ = 0;
    state_.stage = stage;
}

bool SentReturn::begin_loading() {
    const std::lock_guard turn(mutex_);
    if (state_.stage != Stage::checked || state_.preview->report.is_known) return false;
    bytes_read_ = 0;
    state_.stage = Stage::loading;
    return true;
}

/// With the lock held. Only a return that may still be loaded keeps its files.
void SentReturn::settle(Stage stage, Instant at) {
    state_.stage = stage;
    state_.settled_at = at;
    if (stage != Stage::checked || state_.preview->report.is_known) sending_.reset();
    settled_.notify_all();
}

void SentReturn::end_checking(Outcome<Found> found, Instant at) {
    const std::lock_guard turn(mutex_);
    if (found) state_.preview = std::make_shared<const Found>(*std::move(found));
    else state_.refusal = in_words(found.refusal());
    settle(state_.preview ? Stage::checked : Stage::refused, at);
}

void SentReturn::end_loading(Outcome<Found> found, Instant at) {
    const std::lock_guard turn(mutex_);
    if (found) state_.loaded = std::make_shared<const Found>(*std::move(found));
    else state_.refusal = in_words(found.refusal());
    settle(state_.loaded ? Stage::loaded : Stage::refused, at);
}

void SentReturn::fail(Instant at) {
    const std::lock_guard turn(mutex_);
    settle(Stage::failed, at);
}

void SentReturn::wait(std::chrono::milliseconds longest) const {
    std::unique_lock turn(mutex_);
    settled_.wait_for(turn, longest, [this] { return !state_.is_under_way(); });
}

}  // namespace holdfast::returns
