package handlers

func (s *Server) peopleRoutes() []route { return nil }
