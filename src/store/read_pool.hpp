#pragma once

#include "store/connection.hpp"

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

namespace holdfast::store {

/// Connections that read, kept open between reads and lent to one thread at a time.
class ReadPool {
public:
    explicit ReadPool(Driver& driver) : driver_(driver) {}

    /// Runs `work` in a read transaction on a connection of the pool.
    void read(const Database::Read& work);
    /// Closes every idle connection, so that the next reads open new ones.
    void close_idle();

private:
    std::unique_ptr<Connection> borrow();
    void give_back(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> connect();
    std::unique_ptr<Connection> begin_reading();

    Driver& driver_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> idle_;
    std::size_t lent_{};
};

}  // namespace holdfast::store
