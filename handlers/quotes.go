package handlers

func (s *Server) quoteRoutes() []route { return nil }
