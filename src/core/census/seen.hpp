#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::census {

/// Which texts were seen before, exactly, in about 45 bytes each: for what may be there once in a whole file. Of a text of more than 200
/// bytes its beginning and a number made of all of it are kept.
class Seen {
public:
    struct Before {
        bool is_there{false};
        std::string_view owner{};   ///< who had it first
        bool is_first_time{false};  ///< whether it is seen again for the first time
    };
    /// Notes that `owner` has this text, and says who had it before.
    Before note(std::string_view text, std::string_view owner);

private:
    std::string_view at(std::uint32_t place) const;
    std::uint32_t store(std::string_view text, std::string_view owner);
    void grow();

    std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(1024);  ///< half of the hash, and the place of the entry and one
    std::size_t count_{0};
    std::deque<std::string> blocks_{};
};

}  // namespace holdfast::census
