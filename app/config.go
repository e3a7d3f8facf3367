package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/alecthomas/kong"
)

// settings is the configuration: a flag and a variable for each. Packages take
// values as arguments; none sees this struct.
type settings struct {
	Addr     string           `env:"SOUNDINGS_ADDR" default:"localhost:8080" placeholder:"HOST:PORT" help:"Address to listen on; ${default} if nothing is set."`
	Data     string           `env:"SOUNDINGS_DATA" default:"./data" placeholder:"FOLDER" help:"Folder of the embedded store, the search index, the lock and the socket; ${default} if nothing is set."`
	MongoURI string           `name:"mongo-uri" env:"SOUNDINGS_MONGO_URI" placeholder:"URI" help:"MongoDB to use instead of the embedded store, mongodb://… or mongodb+srv://…"`
	URL      string           `name:"url" env:"SOUNDINGS_URL" placeholder:"URL" help:"Public address, such as https://soundings.example; https makes cookies secure. Without it http:// and the address listened on."`
	Insecure toggle           `env:"SOUNDINGS_INSECURE" help:"Serve plain http beyond this machine, passwords readable on the way."`
	Stale    string           `name:"stale-limit" env:"SOUNDINGS_STALE_LIMIT" default:"1h" placeholder:"TIME" help:"With MongoDB: how old what pages show may be while it cannot be reached, such as 30m, at most 12h; 0 shows nothing and keeps no copy. ${default} if nothing is set."`
	LogLevel string           `name:"log-level" env:"SOUNDINGS_LOG_LEVEL" default:"info" placeholder:"LEVEL" help:"What to log: debug, info, warn or error, and what is worse; ${default} if nothing is set."`
	machine  func() time.Time // the clock of this machine; nil is time.Now

	LogFormat string `name:"log-format" env:"SOUNDINGS_LOG_FORMAT" default:"text" placeholder:"FORMAT" help:"How to log: text or json; ${default} if nothing is set."`
}

// toggle is yes or no; it keeps what it was given, so that a wrong value is
// reported together with all other mistakes.
type toggle string

// Decode implements kong.MapperValue.
func (t *toggle) Decode(ctx *kong.DecodeContext) error {
	*t = "1"
	if ctx.Scan.Peek().Type == kong.FlagValueToken {
		*t = toggle(fmt.Sprint(ctx.Scan.Pop().Value))
	}
	return nil
}

// IsBool implements kong.BoolMapperValue: the flag needs no value.
func (t *toggle) IsBool() bool { return true }

func (t toggle) parse() (on, ok bool) {
	switch strings.ToLower(string(t)) {
	case "1", "true", "yes", "on":
		return true, true
	case "", "0", "false", "no", "off":
		return false, true
	}
	return false, false
}

func (t toggle) on() bool { on, _ := t.parse(); return on }

// check returns every mistake at once, each with its remedy.
func (s settings) check() error {
	_, known := s.Insecure.parse()
	stale, staleErr := time.ParseDuration(s.Stale)
	return errors.Join(
		s.checkAddr(),
		unless(s.Data != "", "--data (SOUNDINGS_DATA) must name a folder, for example ./data"),
		s.checkMongoURI(),
		s.checkURL(),
		unless(known, "--insecure (SOUNDINGS_INSECURE) is 1 or 0, not %q", s.Insecure),
		unless(staleErr == nil && stale >= 0 && stale <= longestStale, "--stale-limit (SOUNDINGS_STALE_LIMIT) is a time from 0 to 12h such as 30m, not %q", s.Stale),
		unless(slices.Contains(logLevels, s.LogLevel), "--log-level (SOUNDINGS_LOG_LEVEL) is one of %s, not %q", strings.Join(logLevels, ", "), s.LogLevel),
		unless(slices.Contains(logFormats, s.LogFormat), "--log-format (SOUNDINGS_LOG_FORMAT) is text or json, not %q", s.LogFormat),
	)
}

// checkStored refuses a folder without a store, which a slip in its name would
// otherwise make, to commands that have nothing to do in an empty one.
func (s settings) checkStored() error {
	if s.MongoURI != "" || s.Data == "" {
		return nil
	}
	_, err := os.Stat(s.storePath())
	return unless(!errors.Is(err, fs.ErrNotExist), "there is nothing stored in the folder %s: name the data folder with --data or SOUNDINGS_DATA", s.Data)
}

// longestStale is how long what was withdrawn may still be shown by a node that
// has not heard of it; nobody stays signed in for longer.
const longestStale = 12 * time.Hour

// staleLimit is how old the copy may be that is read while MongoDB is away.
func (s settings) staleLimit() time.Duration {
	limit, err := time.ParseDuration(s.Stale)
	if err != nil {
		return 0 // check has refused it before
	}
	return limit
}

var (
	logLevels  = []string{"debug", "info", "warn", "error"}
	logFormats = []string{"text", "json"}
)

func unless(ok bool, format string, args ...any) error {
	if ok {
		return nil
	}
	return fmt.Errorf(format, args...)
}

func (s settings) checkAddr() error {
	_, port, err := net.SplitHostPort(s.Addr)
	n, portErr := strconv.Atoi(port)
	ok := err == nil && portErr == nil && n >= 0 && n <= 65535
	return unless(ok, "--addr (SOUNDINGS_ADDR) is HOST:PORT, for example localhost:8080 or :8080, not %q", s.Addr)
}

// checkMongoURI does not repeat the address: it may hold a password.
func (s settings) checkMongoURI() error {
	ok := s.MongoURI == "" || strings.HasPrefix(s.MongoURI, "mongodb://") || strings.HasPrefix(s.MongoURI, "mongodb+srv://")
	return unless(ok, "--mongo-uri (SOUNDINGS_MONGO_URI) begins with mongodb:// or mongodb+srv://, for example mongodb://localhost:27017/soundings")
}

func (s settings) checkURL() error {
	if s.URL == "" {
		return nil
	}
	u, err := url.Parse(s.URL)
	ok := err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" &&
		strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && u.Fragment == "" && u.User == nil
	return unless(ok, "--url (SOUNDINGS_URL) is the public address without a path, for example https://soundings.example, not %q", s.URL)
}

// checkServed refuses to send passwords over a network in the clear, unless
// that is asked for.
func (s settings) checkServed() error {
	safe := s.checkAddr() != nil || loopback(s.Addr) || strings.HasPrefix(s.publicURL(""), "https://") || s.Insecure.on()
	return unless(safe, "plain http on %s would let others on the network read passwords: "+
		"put a proxy with https in front and set SOUNDINGS_URL to its https:// address, or listen on localhost, or set SOUNDINGS_INSECURE=1 if you accept that", s.Addr)
}

func loopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// publicURL returns the address under which people reach the program, without
// a slash at the end; at is the address listened on, whose port may have been
// left to the system.
func (s settings) publicURL(at string) string {
	if u, err := url.Parse(s.URL); err == nil && u.Host != "" {
		return u.Scheme + "://" + strings.ToLower(u.Host) // however it was typed: https decides about cookies
	}
	host, port, err := net.SplitHostPort(s.Addr)
	if _, chosen, atErr := net.SplitHostPort(at); atErr == nil {
		port = chosen
	}
	if ip := net.ParseIP(host); err != nil || host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port)
}

// logger returns the program's log as the settings want it.
func (s settings) logger(w io.Writer) *slog.Logger {
	var level slog.Level
	if err := level.UnmarshalText([]byte(s.LogLevel)); err != nil {
		level = slog.LevelInfo // check has refused it before
	}
	options := &slog.HandlerOptions{Level: level}
	if s.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}
