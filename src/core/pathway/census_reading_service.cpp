#include "core/pathway/census_reading_service.hpp"

namespace holdfast::pathway {

static constexpr std::size_t children_of_part = 256, most_ready = 3;

CensusReading::CensusReading(const calendar::Calendar& calendar, census::Source source)
    : validator_(calendar, [this](const census::Breach& breach) { keep(breach); }), reader_(std::move(source)), thread_([this](const std::stop_token& stop) {
          try {
              run(stop);
          } catch (...) {
              const std::scoped_lock lock(mutex_);
              failure_ = std::current_exception();
              changed_.notify_all();
          }
      }) {}

CensusReading::~CensusReading() = default;

CensusReading::Part CensusReading::next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !ready_.empty() || failure_; });
    if (ready_.empty()) std::rethrow_exception(failure_);
    Part part = std::move(ready_.front());
    ready_.pop_front();
    changed_.notify_all();
    return part;
}

void CensusReading::run(const std::stop_token& stop) {
    using Item = census::Reader::Item;
    while (!stop.stop_requested()) {
        const Item item = reader_.next();
        if (item == Item::header) read_header();
        if (item == Item::child) read_child();
        part_.is_end = item == Item::end;
        if (part_.is_end) validator_.finish();
        if (item == Item::problem) part_.problem = reader_.problem();
        if (item == Item::header || part_.is_end || part_.problem || part_.children.size() == children_of_part) hand_over(stop);
        if (item == Item::end || item == Item::problem) return;
    }
}

void CensusReading::read_header() {
    const auto& header = reader_.header();
    validator_.header(header);
    part_.header.emplace();
    if (!header.sources.empty()) part_.header->authority = header.sources[0].authority.written;
    if (validator_.year()) part_.header->reference_on = validator_.year()->reference;
}

void CensusReading::read_child() {
    const auto& child = reader_.child();
    validator_.child(child);
    part_.children.push_back(
        {.la_child_id = std::string(child.identifiers.la_child_id.written), .said = read_census_child(child), .strangers = strangers_in(child)});
}

void CensusReading::hand_over(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait(lock, stop, [this] { return ready_.size() < most_ready; })) return;
    ready_.push_back(std::exchange(part_, {}));
    changed_.notify_all();
}

void CensusReading::keep(const census::Breach& breach) {
    part_.findings.push_back({.rule = std::string(breach.rule.code),
                              .severity = std::string(token(breach.rule.severity)),
                              .la_child_id = std::string(breach.la_child_id),
                              .module = breach.module,
                              .table = std::string(breach.table),
                              .field = std::string(breach.field),
                              .value = std::string(breach.value)});
}

}  // namespace holdfast::pathway
