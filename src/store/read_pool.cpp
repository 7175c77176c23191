#include "store/read_pool.hpp"

#include <chrono>
#include <utility>

namespace holdfast::store {

static constexpr std::chrono::seconds longest_wait{10};

std::unique_ptr<Connection> ReadPool::borrow() {
    {
        std::unique_lock lock(mutex_);
        if (!returned_.wait_for(lock, longest_wait, [this] { return lent_ < driver_.most_readers(); }))
            throw Unavailable("every connection to the database is in use");
        ++lent_;
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
    }
    return connect();
}

/// Opens one for a caller that has been counted already.
std::unique_ptr<Connection> ReadPool::connect() {
    try {
        return driver_.connect(Purpose::reading);
    } catch (...) {
        give_back(nullptr);
        throw;
    }
}

void ReadPool::give_back(std::unique_ptr<Connection> connection) {
    {
        const std::scoped_lock lock(mutex_);
        --lent_;
        if (connection && connection->is_usable()) idle_.push_back(std::move(connection));
    }
    returned_.notify_one();
}

void ReadPool::close_idle() {
    std::vector<std::unique_ptr<Connection>> closing;
    const std::scoped_lock lock(mutex_);
    closing.swap(idle_);
}

/// A server that was restarted leaves connections that only look open. Nothing has been read yet, so a new one can take over.
std::unique_ptr<Connection> ReadPool::begin_reading() {
    auto connection = borrow();
    try {
        connection->begin_reading();
        return connection;
    } catch (const Unavailable&) {
        if (connection->is_usable()) {
            give_back(std::move(connection));
            throw;
        }
    } catch (...) {
        give_back(std::move(connection));
        throw;
    }
    close_idle();
    connection = connect();
    try {
        connection->begin_reading();
        return connection;
    } catch (...) {
        give_back(nullptr);
        throw;
    }
}

void ReadPool::read(const Database::Read& work) {
    auto connection = begin_reading();
    try {
        work(*connection);
        connection->commit();
    } catch (...) {
        connection->roll_back();
        give_back(std::move(connection));
        throw;
    }
    give_back(std::move(connection));
}

}  // namespace holdfast::store
