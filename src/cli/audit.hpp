#pragma once

#include "cli/command.hpp"

#include <string>
#include <vector>

namespace holdfast::cli {

/// What the audit commands are given.
struct AuditOrder {
    std::string event{};
    std::string name{};
    std::string key{};
    std::string agency{};
    std::string folder{};
    std::string format{};
    std::vector<std::string> files{};
};

/// Exit code 1 when the trail is broken.
int run_verify(const Globals& globals, const AuditOrder& order);
int run_checkpoint(const Globals& globals);
int run_log_key(const Globals& globals);
int run_prove(const Globals& globals, const AuditOrder& order);
int run_erase(const Globals& globals, const AuditOrder& order);
int run_accept_restored(const Globals& globals);
int run_add_witness(const Globals& globals, const AuditOrder& order);
int run_request(const Globals& globals, const AuditOrder& order);
int run_take_cosignature(const Globals& globals, const AuditOrder& order);
/// These two run on the witness's machine and open no database.
int run_witness_key(const AuditOrder& order);
int run_cosign(const AuditOrder& order);

}  // namespace holdfast::cli
