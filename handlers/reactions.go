package handlers

func (s *Server) reactionRoutes() []route { return nil }
