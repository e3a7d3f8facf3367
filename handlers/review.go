package handlers

func (s *Server) reviewRoutes() []route { return nil }
