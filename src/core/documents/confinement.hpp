#pragma once

#include <string>

namespace holdfast::documents {

/// What a program that reads what others wrote may still do. It is put on the process itself before the program starts, and goes on to whatever that starts.
class Confinement {
public:
    /// Prepares to let a program write in this folder only, where the kernel knows how to see to that (Landlock, Linux 5.13).
    explicit Confinement(const std::string& folder);
    ~Confinement();
    Confinement(const Confinement&) = delete;
    Confinement& operator=(const Confinement&) = delete;

    /// Takes from this process, for good, new privileges, the network and writing elsewhere. To be called between fork and exec, where nothing may be
    /// allocated. Returns whether all of it was taken.
    bool enter() const noexcept;
    bool holds_writing() const { return rules_ >= 0; }

private:
    int rules_ = -1;
};

}  // namespace holdfast::documents
