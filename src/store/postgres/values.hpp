#pragma once

#include "store/parameter.hpp"
#include "store/row.hpp"

#include <libpq-fe.h>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::store::postgres {

/// The types of a statement's parameters as the server knows them. Text is left for the server to infer, so that it may go into
/// a text or a JSON column, except where the statement asks whether it is NULL and nothing could be inferred.
std::vector<Oid> parameter_types(std::span<const Parameter> parameters, std::string_view sql);

/// The values of a statement's parameters in the form in which libpq takes them.
class EncodedParameters {
public:
    explicit EncodedParameters(std::span<const Parameter> parameters);
    EncodedParameters(const EncodedParameters&) = delete;
    EncodedParameters& operator=(const EncodedParameters&) = delete;

    int count() const { return static_cast<int>(values_.size()); }
    const char* const* values() const { return values_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }

private:
    std::vector<std::string> texts_;
    std::vector<const char*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

/// One row of a result, sent as text.
class ResultRow final : public Row {
public:
    ResultRow(const PGresult* result, int row) : result_(result), row_(row) {}
    bool is_null(int column) const override;

protected:
    std::int64_t whole(int column) const override;
    double real(int column) const override;
    bool flag(int column) const override;
    std::string_view text(int column) const override;

private:
    std::string_view as_sent(int column) const;

    const PGresult* result_;
    int row_;
    /// Bytes and instants in the form that both databases give, kept as long as the row.
    mutable std::map<int, std::string> converted_;
};

}  // namespace holdfast::store::postgres
