#pragma once

#include "features/returns/sent_return.hpp"

#include <condition_variable>
#include <map>
#include <thread>

namespace holdfast::returns {

/// The returns that people have sent and not loaded yet. They are in the memory of this process and in files without a name: when it ends they are gone, and have to be
/// sent again. Whatever waits too long is let go within a minute. Safe to use from several threads.
class ReturnDesk {
public:
    explicit ReturnDesk(Log log = Log{}) : log_(std::move(log)) {}
    ~ReturnDesk();
    ReturnDesk(const ReturnDesk&) = delete;
    ReturnDesk& operator=(const ReturnDesk&) = delete;

    /// Who sends one more than may wait makes their oldest go. Refused where that one is still being read.
    Outcome<std::shared_ptr<SentReturn>> take(Id<trail::Account> account, Sending sending, Instant now);
    /// Of this account alone; nothing where there is none, or it has waited too long.
    std::shared_ptr<SentReturn> find(Id<trail::Account> account, std::string_view reference, Instant now);
    /// Those of the account, the latest first.
    std::vector<std::shared_ptr<SentReturn>> of(Id<trail::Account> account, Instant now);
    /// Nothing happens to one that is being loaded.
    void drop(Id<trail::Account> account, std::string_view reference);

private:
    void forget_old(Instant now);
    void watch(std::stop_token stop);

    Log log_;
    std::mutex mutex_{};
    std::vector<std::shared_ptr<SentReturn>> sent_{};  ///< the earliest first
    std::condition_variable_any wakened_{};
    std::jthread watch_{};
};

}  // namespace holdfast::returns
