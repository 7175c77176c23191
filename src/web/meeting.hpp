#pragma once

#include "web/response.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace holdfast::web {

/// Where the answer of one request meets the session that waits for it, whichever comes first; safe from any thread.
class Meeting {
public:
    /// `wake` is called, on the thread of the answer, when the answer comes after the session has begun to wait.
    explicit Meeting(std::function<void()> wake) : wake_(std::move(wake)) {}

    /// The first answer counts; no answer means that the application has given up.
    void answer(std::optional<Response> response);
    bool is_settled() const;
    /// False when the session has to wait, and then it will be woken.
    bool is_settled_or_awaited();
    std::optional<Response> take();

private:
    std::function<void()> wake_;
    mutable std::mutex mutex_{};
    std::optional<Response> answer_{};
    bool is_settled_{false};
    bool is_awaited_{false};
};

/// What the application gets to answer with. When the last copy goes without an answer, the wait ends all the same.
std::function<void(Response)> respond_at(std::shared_ptr<Meeting> meeting);

}  // namespace holdfast::web
