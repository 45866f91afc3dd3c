// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing to a file descriptor.
#include "app/cryoctl/output.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace cryo::ctl {

namespace {

constexpr std::size_t kBufferBytes = std::size_t{64} << 10;
constexpr unsigned kColumnsUnknown = 80;

unsigned terminalColumns(int fd)
{
    winsize size{};
    if (::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return kColumnsUnknown;
}

bool wantsColour()
{
    const char* noColour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    return (noColour == nullptr || *noColour == '\0') &&
           !(terminal != nullptr && std::strcmp(terminal, "dumb") == 0);
}

} // namespace

Output::Output(int fd)
    : m_fd(fd)
    , m_isTerminal(::isatty(fd) == 1)
{
    if (m_isTerminal) {
        m_columns = terminalColumns(fd);
        m_hasColour = wantsColour();
    }
}

Output::~Output()
{
    flush();
}

void Output::write(std::string_view text)
{
    if (m_closed)
        return;
    m_buffer += text;
    // A person wants to see lines as they come; a pipe wants few writes.
    if (m_buffer.size() >= kBufferBytes || (m_isTerminal && text.ends_with('\n')))
        flush();
}

void Output::flush()
{
    std::string_view rest = m_buffer;
    while (!rest.empty() && !m_closed) {
        const ssize_t n = ::write(m_fd, rest.data(), rest.size());
        if (n >= 0) {
            rest.remove_prefix(static_cast<std::size_t>(n));
        } else if (errno == EAGAIN) {
            pollfd wait{m_fd, POLLOUT, 0};
            ::poll(&wait, 1, -1);
        } else if (errno != EINTR) {
            m_closed = true;
            m_errno = errno == EPIPE ? 0 : errno;
        }
    }
    m_buffer.clear();
}

Result<> Output::state() const
{
    if (m_errno != 0)
        return fail(Errc::Io, std::string("the output cannot be written: ") + std::strerror(m_errno));
    return {};
}

} // namespace cryo::ctl
