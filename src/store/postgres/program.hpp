#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

namespace holdfast::store::postgres {

/// An open file or socket, closed with its owner.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
    Descriptor& operator=(Descriptor&&) = delete;
    Descriptor(const Descriptor&) = delete;

    int number() const { return number_; }
    void close();

private:
    int number_;
};

/// Where a program reads from and writes to; nowhere unless said.
struct Streams {
    int input = -1;
    int output = -1;
};

/// One of PostgreSQL's own programs (pg_dump, pg_restore, psql) at work on the database at an address. The address goes to it in
/// its environment, since everybody on the machine can read a command line and the address may hold a password.
class Program {
public:
    /// Throws std::runtime_error when it is not installed.
    Program(const std::string& url, const std::vector<std::string>& command, Streams streams = {});
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// Waits for its end. Throws std::runtime_error with what it said when it failed.
    void finish();

private:
    int wait();

    std::string name_;
    Descriptor said_;
    pid_t process_{-1};
};

}  // namespace holdfast::store::postgres
