#include "core/documents/confinement.hpp"

#include <array>
#include <cerrno>
#include <cstddef>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <system_error>
#include <unistd.h>

namespace holdfast::documents {
namespace {

#if defined(__x86_64__)
constexpr unsigned int machine = AUDIT_ARCH_X86_64;
constexpr unsigned int first_foreign_call = 0x40000000;  // those of x32
#elif defined(__aarch64__)
constexpr unsigned int machine = AUDIT_ARCH_AARCH64;
constexpr unsigned int first_foreign_call = 0xffffffff;
#else
#error "linux/audit.h has the name of this machine; say it here"
#endif

constexpr unsigned int refused_with(unsigned int error) { return SECCOMP_RET_ERRNO | error; }

/// Sockets are those of this machine's own files or none; io_uring would be a second way to one. Calls in the manner of other machines are refused.
std::array<sock_filter, 14> no_network() {
    constexpr unsigned int call = offsetof(seccomp_data, nr), arch = offsetof(seccomp_data, arch), family = offsetof(seccomp_data, args);
    return {{BPF_STMT(BPF_LD | BPF_W | BPF_ABS, arch), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, machine, 1, 0), BPF_STMT(BPF_RET | BPF_K, refused_with(EPERM)),
             BPF_STMT(BPF_LD | BPF_W | BPF_ABS, call), BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, first_foreign_call, 0, 1),
             BPF_STMT(BPF_RET | BPF_K, refused_with(EPERM)), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_io_uring_setup, 0, 1),
             BPF_STMT(BPF_RET | BPF_K, refused_with(ENOSYS)), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 1, 0),
             BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW), BPF_STMT(BPF_LD | BPF_W | BPF_ABS, family), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 0, 1),
             BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW), BPF_STMT(BPF_RET | BPF_K, refused_with(EAFNOSUPPORT))}};
}

constexpr unsigned long long truncating = 1ULL << 14;  // known to the kernel from 6.2, not to Debian 12's header

/// Everything that changes files, as far as this kernel knows of it.
unsigned long long writing(long version) {
    unsigned long long all = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                             LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                             LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
    if (version >= 2) all |= LANDLOCK_ACCESS_FS_REFER;
    if (version >= 3) all |= truncating;
    return all;
}

void allow(int rules, const std::string& place, unsigned long long what) {
    const int opened = ::open(place.c_str(), O_PATH | O_CLOEXEC);
    if (opened < 0) throw std::system_error(errno, std::generic_category(), "cannot confine a program to " + place);
    landlock_path_beneath_attr rule{};
    rule.allowed_access = what;
    rule.parent_fd = opened;
    const bool is_added = ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
    const int error = errno;
    ::close(opened);
    if (!is_added) throw std::system_error(error, std::generic_category(), "cannot confine a program to " + place);
}

}  // namespace

Confinement::Confinement(const std::string& folder) {
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) return;
    landlock_ruleset_attr attributes{};
    attributes.handled_access_fs = writing(version);
    rules_ = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
    if (rules_ < 0) throw std::system_error(errno, std::generic_category(), "cannot confine a program");
    allow(rules_, folder, attributes.handled_access_fs);
    // A browser's own sandbox is set up through /proc; what is thrown away goes to /dev/null.
    allow(rules_, "/proc", LANDLOCK_ACCESS_FS_WRITE_FILE);
    allow(rules_, "/dev/null", LANDLOCK_ACCESS_FS_WRITE_FILE);
}

Confinement::~Confinement() {
    if (rules_ >= 0) ::close(rules_);
}

bool Confinement::enter() const noexcept {
    auto filter = no_network();
    const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
    if (rules_ >= 0 && ::syscall(SYS_landlock_restrict_self, rules_, 0) != 0) return false;
    return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

}  // namespace holdfast::documents
