// SPDX-License-Identifier: GPL-3.0-or-later
//
// A stream to write to: buffered, and aware of what is at its other end (a terminal of some width, or a file
// or pipe). A reader that goes away closes it quietly; any other failure is kept for the end.
//
// SIGPIPE must be ignored in the process. Belongs to one thread.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace cryo::ctl {

class Output {
public:
    /// fd stays open when the object goes; what is buffered is written then.
    explicit Output(int fd);
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    Output& operator<<(std::string_view text)
    {
        write(text);
        return *this;
    }
    void write(std::string_view text);
    void flush();

    /// Nobody reads any more: stop working.
    [[nodiscard]] bool closed() const { return m_closed; }
    /// Errors: Io when something could not be written, other than to a reader that went away.
    [[nodiscard]] Result<> state() const;

    [[nodiscard]] bool isTerminal() const { return m_isTerminal; }
    /// Columns of the terminal; 0 for anything else: lines are not broken then.
    [[nodiscard]] unsigned columns() const { return m_columns; }
    /// Whether escape sequences are welcome: a terminal that is not dumb, and no NO_COLOR.
    [[nodiscard]] bool hasColour() const { return m_hasColour; }

private:
    int m_fd;
    std::string m_buffer;
    bool m_isTerminal = false;
    unsigned m_columns = 0;
    bool m_hasColour = false;
    bool m_closed = false;
    int m_errno = 0;
};

} // namespace cryo::ctl
