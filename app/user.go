package main

import (
	"context"
	"fmt"
	"strings"

	"soundings/tracker"
)

// userCommands are the commands about accounts.
type userCommands struct {
	Add  userAddCommand  `cmd:"" help:"Print a single-use link by which somebody takes up an account."`
	List userListCommand `cmd:"" help:"List the accounts."`
}

type userAddCommand struct {
	Email string `arg:"" help:"The person's e-mail address."`
	Role  string `required:"" placeholder:"ROLE" help:"administrator, communications, policy or journalist."`
}

type userListCommand struct{}

// inviteErrand asks for a link.
type inviteErrand struct {
	Email string
	Role  tracker.Role
}

// Run implements the command.
func (c userAddCommand) Run(ctx context.Context, cfg settings, con console) error {
	return printErrand(ctx, cfg, con, "user add", errand{Invite: &inviteErrand{c.Email, tracker.Role(c.Role)}})
}

// Run implements the command.
func (userListCommand) Run(ctx context.Context, cfg settings, con console) error {
	return printErrand(ctx, cfg, con, "user list", errand{Accounts: true})
}

// printErrand runs one errand and prints what came of it.
func printErrand(ctx context.Context, cfg settings, con console, command string, e errand) error {
	if err := cfg.check(); err != nil {
		return err
	}
	return withData(ctx, cfg, con, command, func(do doer) error {
		a, err := do(ctx, e, func(string) {})
		if err != nil {
			return err
		}
		for _, line := range a.Lines {
			if _, err := fmt.Fprintln(con.out, line); err != nil {
				return err
			}
		}
		return unless(a.Error == "", "%s", a.Error)
	})
}

func (p *program) invite(ctx context.Context, e inviteErrand) ([]string, error) {
	token, err := p.service.Invite(ctx, tracker.Operator(), e.Email, e.Role)
	if err != nil {
		return nil, err
	}
	return []string{
		fmt.Sprintf("%s takes up the account (%s) here, once, within seven days:", tracker.FoldEmail(e.Email), e.Role),
		p.service.URL + "/invitations/" + token,
	}, nil
}

func (p *program) accounts(ctx context.Context) ([]string, error) {
	list, err := p.service.Accounts(ctx, tracker.Operator())
	if err != nil {
		return nil, err
	}
	lines := make([]string, 0, len(list))
	for _, a := range list {
		words := []string{a.Email, string(a.Role), a.Name}
		if a.Disabled {
			words = append(words, "closed")
		}
		lines = append(lines, strings.Join(words, "\t"))
	}
	return lines, nil
}
