#include "core/documents/process.hpp"

#include "core/documents/confinement.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <linux/close_range.h>
#include <optional>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace holdfast::documents {

static std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    for (auto& text : texts) all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

/// What the new process needs, made ready before it is there: between fork and exec nothing may be allocated.
struct Start {
    const Program& program;
    std::vector<std::string> arguments, environment;
    std::optional<Confinement> confinement{};
    std::vector<char*> argument_pointers{}, environment_pointers{};

    explicit Start(const Program& what) : program(what), arguments(what.arguments), environment(what.environment) {
        arguments.insert(arguments.begin(), what.path);
        argument_pointers = pointers(arguments);
        environment_pointers = pointers(environment);
        if (!what.folder.empty()) confinement.emplace(what.folder);
    }
};

/// Input from nowhere, output to the log, nothing else that this process has open, no signal blocked, and a process group of its own so that whatever
/// it starts can be stopped with it. Does not come back unless something went wrong.
static void become(const Start& start) {
    const int input = ::open("/dev/null", O_RDONLY), log = ::open(start.program.log_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (input < 0 || log < 0 || ::dup2(input, 0) < 0 || ::dup2(log, 1) < 0 || ::dup2(log, 2) < 0) return;
    if (::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC) != 0 || ::setpgid(0, 0) != 0) return;
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    if (start.confinement && !start.confinement->enter()) return;
    ::execve(start.program.path.c_str(), start.argument_pointers.data(), start.environment_pointers.data());
}

/// The reading end says why a program did not start, or ends when it did.
struct Pipe {
    std::array<int, 2> ends{-1, -1};
    Pipe() {
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "cannot start a program");
    }
    ~Pipe() {
        for (const int end : ends)
            if (end >= 0) ::close(end);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
};

/// What a new process says of itself before it ends: why it could not become the program.
static void give_up(int told) {
    const int error = errno;
    if (::write(told, &error, sizeof error) == sizeof error) ::_exit(127);
    ::_exit(126);
}

static pid_t start(const Program& program) {
    const Start start(program);
    Pipe told;
    const pid_t child = ::fork();
    if (child == 0) {
        become(start);
        give_up(told.ends[1]);
    }
    if (child < 0) throw std::system_error(errno, std::generic_category(), "cannot start " + program.path);
    ::close(std::exchange(told.ends[1], -1));
    int error = 0;
    if (::read(told.ends[0], &error, sizeof error) != sizeof error) return child;
    ::waitpid(child, nullptr, 0);
    throw std::system_error(error, std::generic_category(), "cannot start " + program.path);
}

/// Waits on a descriptor of the process, so that the time limit needs neither a signal nor a clock to be asked again and again.
static bool ends_in_time(pid_t child, std::chrono::milliseconds limit) {
    const int descriptor = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
    if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "cannot wait for a program");
    pollfd waited{descriptor, POLLIN, 0};
    int ready = 0;
    do ready = poll(&waited, 1, static_cast<int>(limit.count()));
    while (ready < 0 && errno == EINTR);
    close(descriptor);
    return ready == 1;
}

int run(const Program& program) {
    const pid_t child = start(program);
    const bool is_ended = ends_in_time(child, program.time_limit);
    if (!is_ended) kill(-child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return is_ended && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace holdfast::documents
