#include "core/census/synthetic.hpp"

#include "core/census/synthetic_child.hpp"

#include <fmt/format.h>
#include <stdexcept>

namespace holdfast::census {

std::uint64_t Chance::next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
}

SyntheticCensus::SyntheticCensus(SyntheticOrder order, const calendar::Calendar& calendar) : order_(std::move(order)), calendar_(calendar) {
    if (order_.collection < 2017 || order_.collection > 2026) throw std::invalid_argument("there are collections of the census from 2017 to 2026");
    header_.is_there = header_.collection.is_there = true;
    take(header_.collection.collection, "CIN");
    take(header_.collection.year, header_texts_.text(std::to_string(order_.collection)));
    take(header_.collection.reference_on, header_texts_.text(fmt::format("{}-03-31", order_.collection)));
    auto& source = header_.sources.add();
    take(source.level, "L");
    take(source.authority, header_texts_.text(order_.authority));
    take(source.software, "Holdfast: synthetic, no real person");
    take(source.release, "1");
    take(source.serial_number, "001");
    take(source.made_at, header_texts_.text(fmt::format("{}-06-01T09:00:00", order_.collection)));
}

const Child* SyntheticCensus::next() {
    if (made_ == order_.children) return nullptr;
    texts_.clear();
    clear_record(child_);
    const ChildMaker::Setting setting{order_, calendar_, make_date(order_.collection - 1, 4, 1), make_date(order_.collection, 3, 31), made_++};
    ChildMaker(setting, texts_).make(child_);
    return &child_;
}

}  // namespace holdfast::census
