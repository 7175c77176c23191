#pragma once

#include "core/retention/retention_class.hpp"
#include "core/trail/change.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::retention {

/// A record as its slice knows it.
struct KeptRecord {
    std::string reference{};  ///< as the trail has it
    std::string words{};      ///< by which the two people know it; shown, never kept
    Date started_on{};        ///< when its clock started
};

/// What a slice contributes for a class of the schedule: its records, and how one is disposed of.
struct Kind {
    std::string_view class_key{};
    std::string_view record_kind{};  ///< as the trail has it: "account"
    /// Records whose clock started on that day or before, the oldest first. One that was disposed of is not among them.
    std::function<std::vector<KeptRecord>(trail::View& view, Date started_by)> records{};
    /// Erases what is kept about one, within the change. The engine records the event.
    std::function<void(trail::Change& change, const std::string& reference)> dispose{};
    /// No schedule, whoever imports it, has its records go earlier.
    Length shortest{.amount = 1, .unit = Length::Unit::days};
    /// Whether what people wrote in the trail about the record goes with it: their reasons, which may tell of whom it was about.
    bool erases_trail_words{};
    /// What else the trail has about the record under names of its own, such as uses of its glass; their words go too. Asked after the disposal.
    std::function<std::vector<RecordRef>(trail::View& view, const std::string& reference)> beside{};
};

}  // namespace holdfast::retention
