#include "web/meeting.hpp"

#include <utility>

namespace holdfast::web {

namespace {

struct Promise {
    explicit Promise(std::shared_ptr<Meeting> of) : meeting(std::move(of)) {}
    ~Promise() { meeting->answer(std::nullopt); }
    Promise(const Promise&) = delete;
    Promise& operator=(const Promise&) = delete;
    std::shared_ptr<Meeting> meeting;
};

}  // namespace

void Meeting::answer(std::optional<Response> response) {
    {
        const std::scoped_lock lock(mutex_);
        if (std::exchange(is_settled_, true)) return;
        answer_ = std::move(response);
        if (!is_awaited_) return;
    }
    wake_();
}

bool Meeting::is_settled() const {
    const std::scoped_lock lock(mutex_);
    return is_settled_;
}

bool Meeting::is_settled_or_awaited() {
    const std::scoped_lock lock(mutex_);
    is_awaited_ = !is_settled_;
    return is_settled_;
}

std::optional<Response> Meeting::take() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(answer_, std::nullopt);
}

std::function<void(Response)> respond_at(std::shared_ptr<Meeting> meeting) {
    return [promise = std::make_shared<Promise>(std::move(meeting))](Response response) { promise->meeting->answer(std::move(response)); };
}

}  // namespace holdfast::web
