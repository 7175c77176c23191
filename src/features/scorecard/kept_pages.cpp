#include "features/scorecard/kept_pages.hpp"

namespace holdfast::scorecard {

static constexpr std::size_t most_pages = 32;

std::shared_ptr<const site::Page> KeptPages::find(const std::string& name, std::int64_t version) const {
    const std::lock_guard lock(mutex_);
    const auto kept = pages_.find(name);
    return kept == pages_.end() || kept->second.version != version ? nullptr : kept->second.page;
}

void KeptPages::keep(const std::string& name, std::int64_t version, const site::Page& page) {
    auto copy = std::make_shared<const site::Page>(page);
    const std::lock_guard lock(mutex_);
    if (pages_.size() >= most_pages) pages_.clear();
    pages_.insert_or_assign(name, Kept{version, std::move(copy)});
}

}  // namespace holdfast::scorecard
