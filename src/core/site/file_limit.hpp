#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "core/site/page.hpp"
#include "core/trail/actor.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string_view>

namespace holdfast::site {

/// Whether this path is one that gives a file to keep: a table, a report, a proof. The names of the paths are a rule of the site.
bool gives_file(std::string_view pattern);

/// How many files one account takes out of the site in a while: enough for anybody's work, too few to carry everything away unseen. Counted in the memory
/// of the process. Safe to use from several threads.
class FileLimit {
public:
    static constexpr int most_files{240};
    static constexpr std::chrono::minutes span{10};

    struct Verdict {
        std::chrono::seconds wait{};  ///< nothing when the account may have the file
        bool is_first{false};         ///< whether it was not refused one just before
    };
    Verdict take(Id<trail::Account> account, Instant now);

private:
    struct Taken {
        Instant free_at{};  ///< when everything that was taken is forgotten
        bool is_refused{false};
    };
    std::mutex mutex_{};
    std::map<std::int64_t, Taken> taken_{};
};

/// What is said, with status 429, to who has to wait.
Page wait_for_files(std::chrono::seconds wait);

}  // namespace holdfast::site
