#pragma once

#include "core/site/page.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace holdfast::scorecard {

/// Pages that were made before. One is good as long as nothing has been written since: the version is the trail's latest number, read in the
/// same transaction as the page would be, so a page is never older than what it is asked for. Safe to use from several threads.
class KeptPages {
public:
    /// The page under this name, if it was made at this version.
    std::shared_ptr<const site::Page> find(const std::string& name, std::int64_t version) const;
    void keep(const std::string& name, std::int64_t version, const site::Page& page);

private:
    struct Kept {
        std::int64_t version{};
        std::shared_ptr<const site::Page> page{};
    };
    mutable std::mutex mutex_{};
    std::map<std::string, Kept, std::less<>> pages_{};
};

}  // namespace holdfast::scorecard
