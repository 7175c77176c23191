#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace holdfast::census {

/// Rows of one kind. Clearing keeps what the rows had allocated for the next child, so that reading a census allocates next to nothing.
template <class Row>
class Rows {
public:
    Rows() = default;
    Rows(const Rows& other) : kept_(other.begin(), other.end()), size_(other.size_) {}
    Rows(Rows&& other) noexcept : kept_(std::move(other.kept_)), size_(std::exchange(other.size_, 0)) {}
    Rows& operator=(Rows other) noexcept {
        kept_.swap(other.kept_);
        std::swap(size_, other.size_);
        return *this;
    }

    /// One more row, empty but there.
    Row& add() {
        if (size_ == kept_.size()) kept_.emplace_back();
        else clear_record(kept_[size_]);
        Row& row = kept_[size_++];
        if constexpr (requires { row.is_there; }) row.is_there = true;
        return row;
    }
    /// Takes the last row away again.
    void drop() { --size_; }
    void clear() { size_ = 0; }

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    Row& operator[](std::size_t i) { return kept_[i]; }
    const Row& operator[](std::size_t i) const { return kept_[i]; }
    Row& back() { return kept_[size_ - 1]; }
    Row* begin() { return kept_.data(); }
    Row* end() { return kept_.data() + size_; }
    const Row* begin() const { return kept_.data(); }
    const Row* end() const { return kept_.data() + size_; }
    friend bool operator==(const Rows& a, const Rows& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

private:
    std::vector<Row> kept_{};
    std::size_t size_{0};
};

/// Empties a record and keeps what it had allocated.
template <class Record>
void clear_record(Record& record) {
    if constexpr (requires { record.foreign; }) {
        record.foreign.clear();
        record.is_there = false;
        Record::each(record, [](auto, auto& field) { clear_record(field); });
    } else if constexpr (requires { record.clear(); }) {
        record.clear();
    } else {
        record = {};
    }
}

}  // namespace holdfast::census
