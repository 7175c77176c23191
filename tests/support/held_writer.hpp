#pragma once

#include "store/database.hpp"

#include <future>
#include <latch>
#include <memory>
#include <utility>

namespace holdfast::test {

/// Holds the writer thread still while pieces are queued, so that they all land in one group.
class HeldWriter {
public:
    explicit HeldWriter(store::Database& database) : database_(database) {
        const auto hold = [this](store::Writer&) {
            held_.count_down();
            released_.wait();
            return store::Verdict::keep;
        };
        database.write(hold, [](const auto&) {});
        held_.wait();
    }
    std::future<void> queue(store::Database::Write work) {
        auto promise = std::make_shared<std::promise<void>>();
        database_.write(std::move(work), [promise](const std::exception_ptr& failure) {
            if (failure) promise->set_exception(failure);
            else promise->set_value();
        });
        return promise->get_future();
    }
    void release() { released_.count_down(); }

private:
    store::Database& database_;
    std::latch held_{1};
    std::latch released_{1};
};

}  // namespace holdfast::test
