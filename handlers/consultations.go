package handlers

func (s *Server) consultationRoutes() []route { return nil }
