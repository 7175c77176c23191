#pragma once

#include "base/id.hpp"
#include "base/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::people {
struct Person;
}

/// A child's way through children's services, as typed records: need, protection, care.
namespace holdfast::pathway {

struct Entry;

/// What every record of a pathway carries. Each kind of record names its table in `table` and its columns in `each`, in their order: what stores, reads,
/// compares and keeps the history of it goes by that list alone. A code is empty where nothing is known.
template <class Record>
struct Kept {
    Id<Record> id{};  ///< 0 until it is stored
    Id<people::Person> child{};
    Id<Entry> entry{};  ///< through which it got its present values
    friend bool operator==(const Kept&, const Kept&) = default;
};

/// One act of entering: a return that was loaded, or what somebody wrote by hand.
struct Entry {
    Id<Entry> id{};
    std::string source{};  ///< `census`, `ssda903`, `annex-a`, `ssd`, `by-hand`, `example`
    std::string agency{};  ///< the key of the agency that says so
    Instant entered_at{};
    std::int64_t entered_by{};           ///< the account
    std::optional<Date> reference_on{};  ///< the last day a return is about
    std::string fingerprint{};           ///< of a loaded file: SHA-256 in hexadecimal
    std::string file{};                  ///< its name, without the folder
};

}  // namespace holdfast::pathway
