#pragma once

#include <string>

namespace holdfast::governance {

/// An abbreviation and what it stands for.
struct Term {
    std::string acronym{};
    std::string expansion{};
    friend bool operator==(const Term&, const Term&) = default;
};

}  // namespace holdfast::governance
