#pragma once

#include "core/census/rule.hpp"

#include <string>

namespace holdfast::census {

/// Writes breaches as they are found, so that their number does not matter: the columns `rule, severity, la_child_id, module, table, field,
/// value, message` as CSV (RFC 4180, CRLF), as one JSON array of objects, or as a table of fixed widths for a terminal.
class BreachWriter {
public:
    enum class Form { table, csv, json };
    /// Adds to `out`, which may be emptied between two calls.
    BreachWriter(Form form, std::string& out);

    void add(const Breach& breach);
    void end();

private:
    void add_csv(const Breach& breach);
    void add_json(const Breach& breach);
    void add_table(const Breach& breach);

    Form form_;
    std::string& out_;
    bool is_first_{true};
};

}  // namespace holdfast::census
