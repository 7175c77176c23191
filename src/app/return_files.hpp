#pragma once

#include "app/program.hpp"
#include "core/census/breach_writer.hpp"
#include "core/pathway/return_content.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace holdfast::app {

/// How large one file of a return may be that is read as a whole.
inline constexpr std::size_t largest_return_file = std::size_t{32} << 20;

/// What came of holding the files of a return to their rules.
struct ReturnVerdict {
    std::uint64_t children{};
    std::uint64_t errors{};
    std::uint64_t queries{};
    std::vector<std::string> notices{};  ///< what was not looked into and why, and what is in the files that no rule speaks of
};

/// The bytes of a file. Refused when it cannot be opened or read to its end, or is larger than that: what grows while it is read, or tells no size, is cut too.
Outcome<std::string> bytes_of_return(const std::string& path);

/// The files of a return at these paths, for `bytes_of_return`.
std::vector<pathway::ReturnFile> files_at(const std::vector<std::string>& paths);

using Print = std::function<void(std::string_view)>;

/// Writes breaches in the columns of the children-in-need census, and prints them a piece at a time.
class BreachPrinter {
public:
    BreachPrinter(Format format, Print print);
    void add(const census::Breach& breach);
    void end();

private:
    std::string text_{};
    census::BreachWriter writer_;
    Print print_;
};

}  // namespace holdfast::app
