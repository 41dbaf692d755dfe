"""The only package that may import pygame: one file a screen."""
